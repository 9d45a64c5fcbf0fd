import type { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { Library } from '../library/library.ts'
import { standardProperties } from '../library/standard-properties.ts'
import type { Store } from '../store/contract.ts'
import type { propertiesAnswer } from './contract.ts'

/**
 * What rules and personalisation can name of a contact: what every one can have, then what flows write and contacts hold, by name. What
 * contacts hold is looked up once a minute.
 */
export function createKnownProperties(parts: {
  readonly library: Library
  readonly store: Store
  readonly clock: Clock
}): () => Promise<z.output<typeof propertiesAnswer>> {
  const { library, store, clock } = parts
  let kept: { readonly at: number; readonly names: Promise<readonly string[]> } | undefined
  const inContacts = (): Promise<readonly string[]> => {
    const now = clock.now()
    if (kept && now - kept.at < freshMs) return kept.names
    const names = store.contacts.propertyNames()
    kept = { at: now, names }
    // What could not be read is asked for again.
    names.catch(() => (kept = undefined))
    return names
  }
  return async () => {
    const standard: ReadonlySet<string> = new Set(standardProperties.map(({ name }) => name))
    const others = new Set([...library.properties(), ...(await inContacts())])
    const named = [...others].filter(name => !standard.has(name)).toSorted()
    return [...standardProperties, ...named.slice(0, most).map(name => ({ name }))]
  }
}

const freshMs = 60_000
const most = 500
