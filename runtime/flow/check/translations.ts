import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Texts that visitors of some language of the flow would read in another one, or not at all. */
export function* translations({ flow, graph, texts }: Subject): Iterable<Finding> {
  // A regional language is served by its base, as when a text is picked.
  const wanted = flow.languages.map(language => ({ language, base: language.split('-')[0] ?? language }))
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { kind, path: field, wordings } of texts[index] ?? []) {
      if (kind !== 'localised') continue
      const has = (code: string): boolean => wordings.some(({ language, text }) => language === code && text.trim() !== '')
      const missing = wanted.filter(({ language, base }) => !has(language) && !has(base)).map(({ language }) => language)
      if (missing.length > 0) yield { code: 'translation_missing', node, field, params: { languages: missing.join(', ') } }
    }
  }
}
