/** A config with its texts in the languages wanted. What one of them lacks, the first has at least in a language that is there. */
export function inLanguages(value: unknown, from: readonly string[], wanted: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inLanguages(item, from, wanted))
  if (typeof value !== 'object' || value === null) return value
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  if (!isText(entries, from)) return Object.fromEntries(entries.map(([key, inner]) => [key, inLanguages(inner, from, wanted)]))
  const texts = new Map(entries)
  const texted = (code: string): unknown => texts.get(code) ?? texts.get(code.split('-')[0] ?? code)
  const made = wanted.flatMap((code, at) => {
    const text = texted(code) ?? (at === 0 ? (texts.get('en') ?? entries[0]?.[1]) : undefined)
    return text === undefined ? [] : [[code, text] as const]
  })
  return Object.fromEntries(made)
}

function isText(entries: readonly (readonly [string, unknown])[], languages: readonly string[]): boolean {
  return entries.length > 0 && entries.every(([key, inner]) => languages.includes(key) && typeof inner === 'string')
}
