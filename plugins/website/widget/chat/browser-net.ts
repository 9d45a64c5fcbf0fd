import type { ChatParts } from './contract.ts'

/** The network of the browser. Looked up at each use, so that a page may put its own in place. */
export const browserNet: NonNullable<ChatParts['net']> = {
  get WebSocket() {
    return WebSocket
  },
  fetch: (...about) => fetch(...about),
  online: () => navigator.onLine,
}
