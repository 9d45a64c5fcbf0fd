import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCase } from '../rig/reference/any-case.ts'
import { playCase } from '../rig/reference/play-case.ts'
import { streamProblems } from '../rig/reference/stream-problems.ts'

const numRuns = Number(process.env.FC_RUNS ?? 700)

test('the engine does what the reference does, whatever is drawn and whatever happens', { timeout: numRuns * 100 }, () => {
  fc.assert(
    fc.property(anyCase, drawn => {
      const { moments, talk } = playCase(drawn)
      for (const { engine, reference } of moments) expect(engine).toEqual(reference)
      expect(streamProblems(talk.events, talk.log)).toEqual([])
    }),
    { numRuns },
  )
})
