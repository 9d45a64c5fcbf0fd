import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelDescriptor } from '../../../../plugins/kit/channel-descriptor.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { useDocument } from '../../editor-context.tsx'

/** A kind of channel beside others. */
export interface ShownKind {
  readonly descriptor: ChannelDescriptor
  readonly name: string
  /** The flow is on a channel of this kind. */
  readonly isOwn: boolean
  /** A channel of this kind is set up. */
  readonly isConnected: boolean
}

/** Every kind of channel there is: the flow's own first, then those that are set up, then what plugins bring besides. */
export function useShownKinds(): readonly ShownKind[] | undefined {
  const { language } = useTranslation().i18n
  const { data: plugins } = useAnswer('GET /api/plugins')
  const { data: channels } = useAnswer('GET /api/channels')
  const own = useDocument(({ settings }) => settings.channel)
  return useMemo(() => {
    if (!plugins || !channels) return undefined
    const ownKind = channels.find(({ id }) => id === own)?.kind
    const rank = ({ isOwn, isConnected }: ShownKind): number => (isOwn ? 0 : isConnected ? 1 : 2)
    return plugins
      .flatMap((plugin): readonly ShownKind[] => {
        if (!isChannel(plugin)) return []
        const { id, texts } = plugin
        const name = texts[language]?.name ?? texts.en.name
        return [{ descriptor: plugin, name, isOwn: id === ownKind, isConnected: channels.some(({ kind }) => kind === id) }]
      })
      .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, language))
  }, [plugins, channels, own, language])
}

// Boundary: what the server tells of a plugin is its descriptor.
function isChannel(plugin: object): plugin is ChannelDescriptor {
  return 'type' in plugin && plugin.type === 'channel'
}
