import type { Partially } from './action.ts'
import type { AnyChannel, AnyChannelLabels, Capabilities, Limits } from './channel.ts'
import { type JsonSchema, schemaOf } from './descriptor.ts'
import type { Localised } from './text.ts'

/** A channel as plain JSON: all that a builder knows of one. */
export function channelDescriptorOf(channel: AnyChannel): ChannelDescriptor {
  const { type, id, icon, config, display, delivery, limits, capabilities, pages, texts, phrases } = channel
  return {
    type,
    id,
    icon,
    version: 1,
    config: schemaOf(config),
    display: schemaOf(display),
    delivery,
    limits,
    capabilities,
    ...(pages ? { pages } : {}),
    texts,
    ...(phrases ? { phrases } : {}),
  }
}

/** What a builder gets of a channel. */
export interface ChannelDescriptor {
  readonly type: 'channel'
  readonly id: string
  readonly icon: string
  readonly version: 1
  /** JSON Schema of what an admin sets for a channel of this kind. */
  readonly config: JsonSchema
  /** JSON Schema of what a flow says of how it shows itself there. */
  readonly display: JsonSchema
  readonly delivery: AnyChannel['delivery']
  readonly limits: Limits
  readonly capabilities: Capabilities
  /** Is it met on pages? */
  readonly pages?: true
  readonly texts: { readonly en: AnyChannelLabels } & { readonly [language: string]: Partially<AnyChannelLabels> }
  readonly phrases?: Readonly<Record<string, Localised>>
}
