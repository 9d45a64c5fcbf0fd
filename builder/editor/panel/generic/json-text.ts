/** A JSON value as it is written in a line: texts without quotes, unless they would be read as something else. */
export function jsonLine(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return JSON.stringify(value)
  return value === '' || parsed(value) !== undefined ? JSON.stringify(value) : value
}

/** What such a line says; undefined when it says nothing. */
export function jsonOfLine(line: string): unknown {
  if (line === '') return undefined
  const found = parsed(line)
  return found === undefined ? line : found.value
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
