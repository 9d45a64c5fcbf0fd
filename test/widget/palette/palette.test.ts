import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, readHex } from '../../../plugins/website/widget/contrast.ts'
import { paletteOf } from '../../../plugins/website/widget/palette.ts'

const grounds = {
  light: { surface: '#ffffff', fill: '#edf0eb' },
  dark: { surface: '#151d1c', fill: '#25302e' },
} as const

function ratio(one: string, other: string): number {
  const [first, second] = [readHex(one), readHex(other)]
  if (!first || !second) throw new Error(`no colours: ${one}, ${other}`)
  return contrast(first, second)
}

const two = fc.integer({ min: 0, max: 255 }).map(part => part.toString(16).padStart(2, '0'))
const anyColour = fc.tuple(two, two, two).map(parts => `#${parts.join('')}`)
const extremes = [0, 1, 127, 128, 254, 255].flatMap(r =>
  [0, 128, 255].flatMap(g => [0, 128, 255].map(b => `#${[r, g, b].map(part => part.toString(16).padStart(2, '0')).join('')}`)),
)

function expectReadable(colour: string, theme: 'light' | 'dark'): void {
  const { brand, onBrand, brandFg, brandSoft, line, focus } = paletteOf(colour, theme)
  const { surface, fill } = grounds[theme]
  expect(ratio(onBrand, brand), `${colour}: text on the colour`).toBeGreaterThanOrEqual(4.5)
  expect(ratio(brand, surface), `${colour}: a button on the surface`).toBeGreaterThanOrEqual(3)
  for (const ground of [surface, fill, brandSoft]) {
    expect(ratio(brandFg, ground), `${colour}: text in the colour on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(ratio(line, ground), `${colour}: an outline on ${ground}`).toBeGreaterThanOrEqual(3)
    expect(ratio(focus, ground), `${colour}: the focus on ${ground}`).toBeGreaterThanOrEqual(3)
  }
}

describe.each(['light', 'dark'] as const)('a palette for the %s theme', theme => {
  it('can be read in any colour', () => {
    fc.assert(
      fc.property(anyColour, colour => expectReadable(colour, theme)),
      { numRuns: 600 },
    )
  })

  it('can be read at the ends of every colour', () => {
    for (const colour of extremes) expectReadable(colour, theme)
  })

  it('takes the house colour for what is no colour', () => {
    for (const odd of ['', 'red', '#fff', '#12345', 'url(x)', '#0f5c5a;background:red'])
      expect(paletteOf(odd, theme)).toEqual(paletteOf('#0f5c5a', theme))
  })
})

it('leaves a colour alone that is fine as it is', () => {
  for (const fine of ['#0f5c5a', '#0000ff', '#7b2ff7', '#000000']) expect(paletteOf(fine, 'light').brand).toBe(fine)
})

it('keeps the hue when it shifts: yellow does not become grey', () => {
  const [red = 0, green = 0, blue = 1] = readHex(paletteOf('#ffe600', 'light').brand) ?? []
  expect(Math.min(red, green)).toBeGreaterThan(blue * 3)
})

it('knows the ratios that WCAG names', () => {
  expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(ratio('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
