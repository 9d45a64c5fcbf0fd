import type { ProblemView } from '../../../runtime/api/contract.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { atPath } from '../state/with-path.ts'

/** A language in which a node does not say all it says in others, and the first field that lacks it. */
export interface MissingLanguage {
  readonly language: string
  readonly field: string
}

/** Of the texts that the check found untranslated: the languages they lack now, in the flow's order. */
export function missingLanguages(
  node: FlowNode,
  languages: readonly string[],
  problems: readonly ProblemView[],
): readonly MissingLanguage[] {
  const fields = problems.flatMap(each =>
    each.node === node.id && each.code === 'translation_missing' ? (each.field ?? []) : [],
  )
  return languages.flatMap(language => {
    const field = fields.find(path => !hasText(node, path, language))
    return field === undefined ? [] : [{ language, field }]
  })
}

function hasText(node: FlowNode, path: string, language: string): boolean {
  const texts = atPath(path.startsWith('phrases.') ? node : node.config, path.split('.'))
  // A regional language is served by its base.
  return [language, language.split('-')[0] ?? language].some(code => {
    const text = atPath(texts, [code])
    return typeof text === 'string' && text.trim() !== ''
  })
}
