import type { Permission } from '../../people/permissions.ts'
import type { LimitName } from '../caller.ts'
import type { Frame } from './team-line.ts'

/** What a frame takes, and which bucket counts it. */
interface Rule {
  /** That of the HTTP route of the same act; `user`: everybody who is signed in. */
  readonly permission: Permission
  readonly limit?: LimitName
}

/** Every frame there is. That somebody reaches only what lies in their inboxes, the act itself sees to. */
export const teamRules: { readonly [type in Frame['type']]: Rule } = {
  watch: { permission: 'conversations:read', limit: 'team' },
  unwatch: { permission: 'user' },
  read: { permission: 'conversations:write' },
  // Passed on once a second at most.
  typing: { permission: 'conversations:write' },
  edit: { permission: 'flows:read', limit: 'team' },
  pong: { permission: 'user' },
}
