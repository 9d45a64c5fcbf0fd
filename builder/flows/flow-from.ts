import type { Flow } from '../../runtime/flow/model.ts'
import { inLanguages } from './in-languages.ts'

/** What somebody says of a flow before there is one. */
export interface Wishes {
  readonly channel: string
  readonly kind: Flow['kind']
  readonly inbox: string
  /** The first is what the others fall back to. */
  readonly languages: readonly string[]
}

/** A flow made of a template, in the languages wanted. */
export function flowFrom(template: Flow, { channel, kind, inbox, languages }: Wishes): Flow {
  const { nodes, options, ...rest } = template
  const spoken = <T>(value: T): T => inLanguages(value, template.languages, languages) as T
  return {
    ...rest,
    channel,
    kind,
    inbox,
    languages: [...languages],
    nodes: nodes.map(node => ({
      ...node,
      config: spoken(node.config),
      ...(node.phrases ? { phrases: spoken(node.phrases) } : {}),
    })),
    options: spoken(options),
  }
}
