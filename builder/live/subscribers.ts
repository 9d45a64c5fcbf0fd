import type { LiveFrame, LiveFrameOf } from './contract.ts'

type Listeners = { readonly [type in LiveFrame['type']]: Set<(frame: LiveFrameOf<type>) => void> }

/** Who listens to which frames. */
export interface Subscribers {
  add<T extends LiveFrame['type']>(type: T, heard: (frame: LiveFrameOf<T>) => void): () => void
  tell<T extends LiveFrame['type']>(type: T, frame: LiveFrameOf<T>): void
}

export function createSubscribers(): Subscribers {
  const listeners: Listeners = {
    welcome: new Set(),
    row: new Set(),
    counts: new Set(),
    gone: new Set(),
    events: new Set(),
    deliveries: new Set(),
    typing: new Set(),
    read: new Set(),
    looking: new Set(),
    visitor: new Set(),
    user: new Set(),
    notice: new Set(),
    flow: new Set(),
    editing: new Set(),
    plugins: new Set(),
    error: new Set(),
    bye: new Set(),
  }
  return {
    add(type, heard) {
      listeners[type].add(heard)
      return () => void listeners[type].delete(heard)
    },
    tell(type, frame) {
      for (const heard of listeners[type]) heard(frame)
    },
  }
}
