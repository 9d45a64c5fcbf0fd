import type { LimitName } from '../caller.ts'
import type { Frame } from './line.ts'

/** Who may send a frame, and which bucket counts it. */
interface Rule {
  /** `newcomer`: once, and first. `visitor`: after that. */
  readonly from: 'newcomer' | 'visitor'
  /** The same bucket that the HTTP route of the same act takes from. */
  readonly limit?: LimitName
}

/** Every frame there is. That a visitor reaches only own conversations, whatever the frame names, the act itself sees to. */
export const rules: { readonly [type in Frame['type']]: Rule } = {
  // Counted only when it makes a visitor.
  hello: { from: 'newcomer' },
  begin: { from: 'visitor', limit: 'conversations' },
  send: { from: 'visitor', limit: 'messages' },
  person: { from: 'visitor', limit: 'messages' },
  follow: { from: 'visitor', limit: 'reads' },
  after: { from: 'visitor', limit: 'reads' },
  read: { from: 'visitor', limit: 'reads' },
  // Passed on once a second at most.
  typing: { from: 'visitor' },
  pong: { from: 'visitor' },
}
