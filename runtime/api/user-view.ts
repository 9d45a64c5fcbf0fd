import type { User } from '../people/directory.ts'
import type { Duty } from '../people/duty.ts'
import type { UserView } from './contract.ts'

/** Somebody of the team, as the team sees them now. */
export function userView(user: User, duty: Pick<Duty, 'isOnline' | 'isAvailable'>, now: number): UserView {
  const { id } = user
  return { ...user, isOnline: duty.isOnline(id), isAvailable: duty.isAvailable(id, now) }
}
