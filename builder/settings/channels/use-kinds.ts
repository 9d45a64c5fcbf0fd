import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelDescriptor } from '../../../plugins/kit/channel-descriptor.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { readableSchema } from '../../editor/known/readable-schema.ts'
import type { FieldSchema } from '../../editor/panel/field-props.ts'
import type { Labels } from '../../editor/panel/words-of.ts'

/** A kind of channel that a plugin declares, in the reader's words. */
export interface ChannelKind {
  readonly id: string
  readonly icon: string
  readonly name: string
  readonly about: string | undefined
  /** What to do to connect one, in Markdown. */
  readonly steps: string | undefined
  readonly delivery: ChannelDescriptor['delivery']
  readonly schema: FieldSchema
  /** Words of its fields, the reader's first. */
  readonly labels: readonly (Labels | undefined)[]
}

/** All kinds of channels there are, in the order of their names; undefined until the server has told. */
export function useKinds(): ReadonlyMap<string, ChannelKind> | undefined {
  const { language } = useTranslation().i18n
  const { data: plugins } = useAnswer('GET /api/plugins')
  return useMemo(() => {
    const kinds = plugins?.flatMap(plugin => (isChannel(plugin) ? [kindOf(plugin, language)] : []))
    return kinds && new Map(kinds.sort((a, b) => a.name.localeCompare(b.name, language)).map(kind => [kind.id, kind]))
  }, [plugins, language])
}

// Boundary: what the server tells of a plugin is its descriptor.
function isChannel(plugin: object): plugin is ChannelDescriptor {
  return 'type' in plugin && plugin.type === 'channel'
}

function kindOf({ id, icon, texts, delivery, config }: ChannelDescriptor, language: string): ChannelKind {
  const own = texts[language]
  return {
    id,
    icon,
    name: own?.name ?? texts.en.name,
    about: own?.about ?? texts.en.about,
    steps: own?.steps ?? texts.en.steps,
    delivery,
    schema: readableSchema(config),
    labels: [own?.fields, texts.en.fields],
  }
}
