import { closesAt, isOpen, opensAt, type Schedule } from '../../plugins/kit/schedule.ts'

/** Are these hours open, and when does that change (ms since 1970)? Without a change in sight none is named. */
export function hoursAt(schedule: Schedule, now: number): { readonly open: boolean; readonly changesAt?: number } {
  const open = isOpen(schedule, now)
  const changesAt = open ? closesAt(schedule, now) : opensAt(schedule, now)
  return { open, ...(changesAt === undefined ? {} : { changesAt }) }
}
