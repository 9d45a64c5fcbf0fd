import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import type { ConversationRecord } from './record.ts'
import type { World } from './world.ts'

/** Where the visitor can be written to: the address somebody vouched for, else what was said. */
export function knownEmail({ record, world }: KnownOf): string | undefined {
  const known = world.vouched['email'] ?? record.said['email']
  return typeof known === 'string' ? readEmail(known) : undefined
}

interface KnownOf {
  readonly record: Pick<ConversationRecord, 'said'>
  readonly world: Pick<World, 'vouched'>
}
