import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import { useAnswer } from '../api/use-answer.ts'

/** What the team calls channels: one that nobody has named is called after its kind, as visitors' “Chat” says nothing to the team. */
export function useChannelNames(): (id: string) => string {
  const { language } = useTranslation().i18n
  const { data: channels } = useAnswer('GET /api/channels')
  const { data: plugins } = useAnswer('GET /api/plugins')
  return useMemo(() => {
    const kinds = new Map(plugins?.flatMap(plugin => (isChannel(plugin) ? [[plugin.id, plugin] as const] : [])))
    const names = channels?.map(({ id, kind: kindId, config: { name } }) => {
      const known = kinds.get(kindId)
      const isNamed = typeof name === 'string' && name !== '' && name !== usualNameOf(known?.config)
      // Of several without a name only the first can be called like its kind.
      const own = id === kindId ? (known?.texts[language]?.name ?? known?.texts.en.name) : undefined
      return [id, isNamed ? name : (own ?? id)] as const
    })
    const byId = new Map(names)
    return id => byId.get(id) ?? id
  }, [language, channels, plugins])
}

// Boundary: what the server tells of a plugin is its descriptor. Read without a schema, so that lists need not wait for one.
function isChannel(plugin: object): plugin is ChannelDescriptor {
  return 'type' in plugin && plugin.type === 'channel'
}

function usualNameOf(config: ChannelDescriptor['config'] | undefined): unknown {
  const name = config?.properties?.['name']
  return typeof name === 'object' ? name.default : undefined
}
