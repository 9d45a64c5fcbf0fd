import { phrases } from '../phrases.ts'

/** The language a form is shown in: one that was chosen, else what the browser asks for, as far as the form speaks it. */
export function languageOf(chosen: string | undefined, acceptLanguage = ''): string {
  const wanted = acceptLanguage
    .split(',', 20)
    .map(part => part.split(';', 2))
    .map(([tag = '', quality = 'q=1']) => ({ tag: tag.trim(), weight: Number(quality.trim().replace(/^q=/, '')) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
  const base = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? ''
  return [...(chosen === undefined ? [] : [chosen]), ...wanted].map(base).find(tag => Object.hasOwn(phrases.send, tag)) ?? 'en'
}
