import type { z } from 'zod'
import type { schedule } from '../../plugins/kit/schedule.ts'

/** Who is there and when, as set by the team: business hours by id, agents free by team. */
export interface Availability {
  get(): AvailabilityBody & { readonly revision: number }
  /** Are the hours with this id open at `now`? Hours that nobody has written down do not close anything. */
  isOpen(hours: string, now: number): boolean
  /** Error: `revision_stale`. */
  set(body: AvailabilityBody, revision: number): Promise<{ revision: number }>
}

export interface AvailabilityBody {
  readonly hours: Readonly<Record<string, z.output<typeof schedule>>>
  /** By team id; `anyone` counts all. A team that is not listed is taken to be there. */
  readonly agents: Readonly<Record<string, number>>
}
