import type { Cancel, Clock } from '../clock/clock.ts'
import type { Directory } from './directory.ts'
import type { Duty } from './duty.ts'

export interface DutyParts {
  readonly directory: Directory
  readonly clock: Clock
  /** Are the hours with this id open at `now`? */
  readonly isOpen: (hours: string, now: number) => boolean
}

/** How long after the last socket of somebody's app has closed they still count as there: reloads and tunnels cost nothing. */
export const graceMs = 60_000
/** Who was seen so shortly before a start is taken to be there at it: that somebody is seen is written down once in a while. */
const seenMs = 5 * 60_000

/** Counts the open sockets of the team's apps in this process, and says who may be given a conversation. */
export function createDuty({ directory, clock, isOpen }: DutyParts): Duty {
  const sockets = new Map<string, number>()
  const falling = new Map<string, Cancel>()
  const listeners = new Set<(user: string) => void>()
  const tell = (user: string): void => {
    for (const heard of listeners) heard(user)
  }
  const fallLater = (user: string): void => {
    const fall = (): void => {
      falling.delete(user)
      tell(user)
    }
    falling.set(user, clock.after(graceMs, fall))
  }
  // Apps come back within seconds of a restart: until then those who were there a moment ago still are.
  for (const { id, lastSeenAt = 0 } of directory.users()) if (lastSeenAt >= clock.now() - seenMs) fallLater(id)
  directory.listen(user => {
    if (user !== undefined) tell(user)
  })

  const isOnline = (user: string): boolean => sockets.has(user) || falling.has(user)
  const isAvailable = (id: string, now: number): boolean => {
    const user = directory.user(id)
    if (!user || user.isDisabled || user.status !== 'available' || !isOnline(id)) return false
    return user.hours === undefined || isOpen(user.hours, now)
  }
  return {
    came(user) {
      const wasOnline = isOnline(user)
      falling.get(user)?.()
      falling.delete(user)
      sockets.set(user, (sockets.get(user) ?? 0) + 1)
      if (!wasOnline) tell(user)
    },
    left(user) {
      const open = sockets.get(user)
      if (open === undefined) return
      if (open > 1) {
        sockets.set(user, open - 1)
        return
      }
      sockets.delete(user)
      fallLater(user)
    },
    isOnline,
    isAvailable,
    available(team, now) {
      const ids = team === 'anyone' ? directory.users().map(user => user.id) : (directory.team(team)?.members ?? [])
      return ids.filter(id => isAvailable(id, now)).sort()
    },
    listen(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}
