import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCase } from '../rig/reference/any-case.ts'
import { playCase } from '../rig/reference/play-case.ts'
import { streamProblems } from '../rig/reference/stream-problems.ts'

const numRuns = Number(process.env.FC_RUNS ?? 700)

test('the engine does what the reference does, whatever is drawn and whatever happens', { timeout: numRuns * 100 }, () => {
  const met = { event: 0, return: 0, silence: 0, paused: 0 }
  fc.assert(
    fc.property(anyCase, drawn => {
      const { moments, talk } = playCase(drawn)
      for (const { engine, reference } of moments) expect(engine).toEqual(reference)
      expect(streamProblems(talk.events, talk.log)).toEqual([])
      for (const { record, trace } of talk.turns) {
        const { type, id } = trace.event
        if (type === 'return' || (type === 'event' && trace.path.length > 0)) met[type] += 1
        if (id === 'silence') met.silence += 1
        if (record.frames.some(({ silence }) => silence && 'remainingMs' in silence)) met.paused += 1
      }
    }),
    { numRuns },
  )
  // What never happens is not compared.
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(numRuns / 200)
})
