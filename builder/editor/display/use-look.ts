import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelDescriptor } from '../../../plugins/kit/channel-descriptor.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useDocument } from '../editor-context.tsx'
import type { FieldSchema } from '../panel/field-props.ts'
import type { Labels } from '../panel/words-of.ts'

/** How a flow's channel lets it show itself. */
export interface Look {
  readonly schema: FieldSchema
  readonly labels: readonly (Labels | undefined)[]
  /** What an admin sets for such a channel, and has set for this one. */
  readonly settings: FieldSchema
  readonly config: Readonly<Record<string, unknown>>
}

/** What the flow's channel says of its display; `none`: it has no pages to show itself on. Undefined while nobody has said. */
export function useLook(): Look | 'none' | undefined {
  const { i18n } = useTranslation()
  const id = useDocument(({ settings }) => settings.channel)
  const channels = useAnswer('GET /api/channels').data
  const plugins = useAnswer('GET /api/plugins').data
  return useMemo(() => {
    if (!channels || !plugins) return undefined
    const channel = channels.find(each => each.id === id)
    const plugin = plugins.find(each => each.type === 'channel' && each.id === channel?.kind)
    // The boundary: what the server lists as a channel is the descriptor of one.
    const descriptor = plugin as ChannelDescriptor | undefined
    if (!channel || !descriptor || Object.keys(descriptor.display.properties ?? {}).length === 0) return 'none'
    const { texts } = descriptor
    return {
      // The boundary: what a descriptor says of a display is JSON Schema, and a form reads this much of it.
      schema: descriptor.display as FieldSchema,
      settings: descriptor.config as FieldSchema,
      labels: [texts[i18n.language]?.display, texts.en.display],
      config: channel.config,
    }
  }, [channels, plugins, id, i18n.language])
}
