/** What one likes in this browser. */
export interface Preferences {
  /** Tell outside of the window, while it is not looked at. */
  readonly desktop: boolean
  readonly sound: boolean
  /** Single keys do something. */
  readonly keys: boolean
}

const name = 'parley.preferences'
const defaults: Preferences = { desktop: false, sound: false, keys: true }
const listeners = new Set<() => void>()
let current = read()

/** Kept in this browser, and heard by all who show or follow them. */
export const preferences = {
  get: (): Preferences => current,
  set(change: Partial<Preferences>): void {
    current = { ...current, ...change }
    try {
      localStorage.setItem(name, JSON.stringify(current))
    } catch {
      // They hold until the page is loaded again.
    }
    for (const listener of listeners) listener()
  },
  listen(changed: () => void): () => void {
    listeners.add(changed)
    return () => listeners.delete(changed)
  },
}

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return defaults
    return {
      desktop: 'desktop' in kept ? kept.desktop === true : defaults.desktop,
      sound: 'sound' in kept ? kept.sound === true : defaults.sound,
      keys: 'keys' in kept ? kept.keys !== false : defaults.keys,
    }
  } catch {
    return defaults
  }
}
