import { createHash } from 'node:crypto'
import type { ShownPerson } from '../../plugins/kit/channel.ts'
import { peopleOf } from '../../plugins/kit/shown-of.ts'
import type { ChannelSettings } from '../channels/channels.ts'
import type { Directory, User } from '../people/directory.ts'
import type { Store } from '../store/contract.ts'
import type { Caller } from './caller.ts'

const most = 3
const dayMs = 86_400_000

/** For whom people are picked: `from` says as much of their browser as it takes to show them the same ones all day. */
interface Looker {
  readonly caller: Caller
  readonly from: { readonly address?: string | undefined; readonly userAgent?: string | undefined }
  /** ms since 1970. */
  readonly now: number
}

/** Whom of the team a visitor is shown; undefined: nobody, it is the brand that speaks. */
export type PeopleShown = (
  kind: ChannelSettings['kind'],
  display: object,
  looker: Looker,
) => Promise<readonly ShownPerson[] | undefined>

export function createPeopleShown(directory: Directory, contacts: Pick<Store['contacts'], 'known'>): PeopleShown {
  const present = (id: string): User | undefined => {
    const user = directory.user(id)
    return user?.isDisabled ? undefined : user
  }
  const ownerFor = async (caller: Caller): Promise<User | undefined> => {
    if (caller.kind !== 'visitor') return undefined
    const { identity, id } = caller
    const known = await contacts.known(identity ? { email: identity.email } : { visitor: id })
    return known?.owner === undefined ? undefined : present(known.owner)
  }
  const chosen = (ids: readonly string[]): readonly User[] => {
    const all = ids.flatMap(id => directory.team(id)?.members ?? [id])
    return [...new Set(all)].flatMap(id => present(id) ?? [])
  }
  return async (kind, display, { caller, from, now }) => {
    const asked = peopleOf(kind, display)
    if (!asked) return undefined
    const owner = asked.isOwnerFirst ? await ownerFor(caller) : undefined
    const people = owner ? [owner] : picked(chosen(asked.ids), [from.address, from.userAgent, Math.floor(now / dayMs)].join(' '))
    return people.length > 0 ? people.map(({ name }) => ({ name })) : undefined
  }
}

// As if at random, and the same for the same seed: each has a number of their own, and those with the least are shown.
function picked(people: readonly User[], seed: string): readonly User[] {
  if (people.length <= most) return people
  const lot = (id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex')
  return people
    .map(user => ({ user, lot: lot(user.id) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, most)
    .map(({ user }) => user)
}
