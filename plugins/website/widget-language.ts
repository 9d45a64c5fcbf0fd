import { type WidgetLanguage, widgetLanguages } from './phrases.ts'

/** The first of these languages that the widget speaks, in any region of it; else English. */
export function widgetLanguage(wanted: readonly string[]): WidgetLanguage {
  return wanted.map(spoken).find(language => language !== undefined) ?? 'en'
}

function spoken(tag: string): WidgetLanguage | undefined {
  const [base = ''] = tag.toLowerCase().split('-')
  // Norwegian without saying which; and who reads Nynorsk reads Bokmål.
  const known = base === 'no' || base === 'nn' ? 'nb' : base
  return widgetLanguages.find(language => language === known)
}
