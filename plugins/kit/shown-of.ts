import type { AnyChannel, PeopleShown, Shows } from './channel.ts'

/** What a channel's client is told of how to show itself; nothing, where the channel has nothing to say. */
export function shownOf(channel: AnyChannel, about: Showing): Readonly<Record<string, unknown>> {
  return { ...boundary(channel.shows, { ...about, display: displayIn(channel, about.display), phrases: channel.phrases ?? {} }) }
}

/** Whom of the team a flow with this display shows to visitors of the channel. */
export function peopleOf(channel: AnyChannel, display: unknown): PeopleShown | undefined {
  return boundary(channel.people, displayIn(channel, display))
}

/** The name under which everybody of the team speaks to visitors of a flow with this display. `about.config` is read already. */
export function aliasOf(channel: AnyChannel, about: Pick<Showing, 'config' | 'display' | 'language'>): string | undefined {
  return boundary(channel.alias, { ...about, display: displayIn(channel, about.display) })
}

/** What `shows` looks at, before the flow's display is read: `config` is read already. */
export type Showing = Omit<Shows<Readonly<Record<string, unknown>>, unknown, string>, 'phrases'>

// What was published when the channel had other fields must not keep the visitor from the rest.
function displayIn({ display }: AnyChannel, given: unknown): object {
  return display.safeParse(given).data ?? display.parse({})
}

// The one place where a channel's own types and the runtime's meet.
function boundary<R>(read: ((about: never) => R) | undefined, about: unknown): R | undefined {
  return read?.(about as never)
}
