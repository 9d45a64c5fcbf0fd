import { z } from 'zod'
import { defineAction, field, isZone, localInstant } from '../kit/index.ts'
import { texts } from './locale.ts'

const until = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('duration'), ms: field.duration() }),
  z.strictObject({
    what: z.literal('instant'),
    // What the clocks of `tz` show: `YYYY-MM-DDTHH:MM`.
    at: z.iso.datetime({ local: true, precision: -1 }).meta({ examples: ['2026-12-24T18:00'] }),
    tz: z.string().refine(isZone, 'no time zone has this name').default('UTC'),
  }),
  z.strictObject({ what: z.literal('open'), hours: field.hours() }),
])

/** Waits, deaf to the visitor, and goes on. What is past already is not waited for. */
export const wait = defineAction({
  id: 'wait',
  icon: 'hourglass',
  category: 'logic',
  config: z.object({ until }),
  ports: ['next'],
  texts,
  start({ config: { until }, facts, now, wake }) {
    if (until.what === 'duration') {
      if (until.ms === 0) return 'next'
      return wake({ afterMs: until.ms })
    }
    if (until.what === 'instant') {
      const at = localInstant(until.at, until.tz)
      return at <= now ? 'next' : wake({ at })
    }
    // Hours that never open would hold the visitor here for ever.
    const never = facts.opensAt[until.hours] === undefined
    return never || facts.open[until.hours] ? 'next' : wake({ opens: until.hours })
  },
  on: { wake: () => 'next' },
})
