import { pickText } from '../../../plugins/kit/text.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Texts that visitors of some language of the flow would read in another one, or not at all. */
export function* translations({ flow, graph, texts }: Subject): Iterable<Finding> {
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { kind, path: field, wordings } of texts[index] ?? []) {
      if (kind !== 'localised') continue
      const written = new Map(wordings.map(({ language, text }) => [language, text]))
      const missing = flow.languages.filter(language => !has(written, language))
      if (missing.length > 0) yield { code: 'translation_missing', node, field, params: { languages: missing.join(', ') } }
    }
  }
}

// Asked of one language, `pickText` may fall back to any: so it gets to see only what counts.
function has(written: ReadonlyMap<string, string>, language: string): boolean {
  const near = [language, language.split('-')[0] ?? language]
  return near.some(code => pickText({ [code]: written.get(code) ?? '' }, [code]).trim() !== '')
}
