import type { Store } from './contract.ts'

/** A store that can be emptied for good: from then on it keeps only for the life of the page. */
export interface ForgetfulStore extends Store {
  /** What stood only in memory until now is kept, as far as it may be. */
  flush(): void
  /** What was kept goes, and stands only in memory: it lives as long as this page. */
  hold(): void
  forget(): void
  listen(key: string, heard: (value: string | null) => void): () => void
}

/**
 * Keeps under `prefix` in the page's storage. What the browser refuses to keep (a full disk, a sandboxed frame, storage
 * switched off) is kept in memory.
 */
export function createStore(prefix: string, storage: () => Storage): ForgetfulStore {
  const memory = new Map<string, string>()
  let isForgotten = false
  const kept = <T>(ask: (storage: Storage) => T): T | undefined => {
    try {
      return isForgotten ? undefined : ask(storage())
    } catch {
      return undefined
    }
  }
  const store: ForgetfulStore = {
    get: key => memory.get(key) ?? kept(storage => storage.getItem(prefix + key)) ?? null,
    set(key, value) {
      // What stood there must not come back when the new value does not fit.
      store.remove(key)
      const isKept = kept(storage => {
        storage.setItem(prefix + key, value)
        return true
      })
      if (!isKept) memory.set(key, value)
    },
    remove(key) {
      memory.delete(key)
      kept(storage => storage.removeItem(prefix + key))
    },
    keys(begin) {
      const stored = kept(storage => Object.keys(storage)) ?? []
      const own = stored.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
      return [...new Set([...own, ...memory.keys()])].filter(key => key.startsWith(begin))
    },
    listen(key, heard) {
      const hear = (event: StorageEvent): void => {
        // Without a key: everything was cleared.
        if (event.key === prefix + key || event.key === null) heard(event.newValue)
      }
      addEventListener('storage', hear)
      return () => removeEventListener('storage', hear)
    },
    flush() {
      for (const [key, value] of Array.from(memory)) store.set(key, value)
    },
    hold() {
      for (const key of store.keys('')) {
        const value = store.get(key) ?? ''
        store.remove(key)
        memory.set(key, value)
      }
    },
    forget() {
      store.keys('').forEach(store.remove)
      isForgotten = true
    },
  }
  return store
}
