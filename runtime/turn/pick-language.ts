import type { Flow } from '../flow/model.ts'

/** The first of the visitor's languages that the flow speaks, also by its base (`pt` for `pt-br`); else the flow's own. */
export function pickLanguage(wanted: readonly string[], { languages }: Flow): string {
  for (const language of wanted) {
    const base = language.split('-')[0]
    const found = languages.find(known => known === language) ?? languages.find(known => known.split('-')[0] === base)
    if (found !== undefined) return found
  }
  return languages[0] ?? 'en'
}
