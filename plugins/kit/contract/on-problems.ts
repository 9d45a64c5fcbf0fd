import type { AnyAction } from '../action.ts'
import { heardEvents } from '../step.ts'

/** What is wrong with what an action hears: nothing, nothing there is, or nothing that leads on. */
export function onProblems({ on, ports }: AnyAction): readonly string[] {
  if (!on) return []
  const events = Object.keys(on)
  const known: readonly string[] = heardEvents
  return [
    ...(events.length ? [] : ['`on` is empty, so it would wait for ever: add a handler, or leave `on` away']),
    ...events
      .filter(event => !known.includes(event))
      .map(event => `"${event}" is nothing it could hear: use one of ${known.join(', ')}`),
    ...(ports.length ? [] : ['it waits but has no way out: declare a port']),
  ]
}
