import { memo } from '../memo.ts'

/** Month by name, 1 to 12: long and short, of the language and of English, folded and without accents. */
export const monthNames: (language: string) => ReadonlyMap<string, number> = memo(32, language => {
  const names = new Map<string, number>()
  for (const locale of ['en', language]) {
    for (const style of ['long', 'short'] as const) {
      for (let month = 1; month <= 12; month++) {
        for (const name of namesOf(locale, style, month)) names.set(name, month)
      }
    }
  }
  return names
})

// Alone and beside a day: some languages inflect.
function namesOf(locale: string, style: 'long' | 'short', month: number): readonly string[] {
  const day = new Date(Date.UTC(2026, month - 1, 12))
  try {
    const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(day)
    const dated = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' }).formatToParts(day)
    return [alone, dated.find(part => part.type === 'month')?.value ?? alone].map(plain).filter(name => /^\p{L}+$/u.test(name))
  } catch {
    return []
  }
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
}
