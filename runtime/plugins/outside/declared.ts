import type { Wants } from './wants.ts'

/** What a plugin says of itself, read from its source without running it. What could not be read is left out. */
export interface Declared {
  readonly id?: string
  readonly type: 'action' | 'trigger' | 'channel'
  readonly version: number
  readonly name?: string
  readonly about?: string
  readonly icon?: string
  readonly wants: Wants
}
