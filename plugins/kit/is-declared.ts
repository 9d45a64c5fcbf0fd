import { z } from 'zod'
import type { AnyAction } from './action.ts'
import type { AnyChannel } from './channel.ts'
import type { AnyTrigger } from './trigger.ts'

/** Was this made with `defineAction`, `defineTrigger` or `defineChannel`? Told by its shape: a plugin may have a kit of its own. */
export function isDeclared(value: unknown): value is AnyAction | AnyTrigger | AnyChannel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    (value.type === 'action' || value.type === 'trigger' || value.type === 'channel') &&
    'id' in value &&
    'config' in value &&
    value.config instanceof z.ZodObject
  )
}
