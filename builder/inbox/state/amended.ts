import type { EventView } from '../../../runtime/api/contract.ts'

/** What the visitor has made of a line of theirs since: its words of now, or that it was taken back. */
export type Amendment = { readonly is: 'edited'; readonly text: string } | { readonly is: 'deleted' }

/** Lines that were changed or taken back, by `seq`. */
export function amendments(events: readonly EventView[]): ReadonlyMap<number, Amendment> {
  const found = new Map<number, Amendment>()
  const versions = new Map<number, number>()
  for (const event of events) {
    if (event.type === 'delete') found.set(event.of, { is: 'deleted' })
    else if (event.type === 'edit' && found.get(event.of)?.is !== 'deleted' && event.version > (versions.get(event.of) ?? 0)) {
      versions.set(event.of, event.version)
      found.set(event.of, { is: 'edited', text: event.text })
    }
  }
  return found
}
