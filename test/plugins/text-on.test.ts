import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOn } from '../../plugins/website/text-on.ts'
import { contrast, readHex } from '../../plugins/website/widget/contrast.ts'

it('what stands on any brand colour can be read: 4.5:1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), number => {
      const colour = `#${number.toString(16).padStart(6, '0')}`
      const text = textOn(colour) === '#fff' ? '#ffffff' : '#000000'
      const [on, under] = [readHex(text), readHex(colour)]
      if (!on || !under) throw new Error('no colours')
      expect(contrast(on, under)).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 3_000 },
  )
})
