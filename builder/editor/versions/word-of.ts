/** A value of a config as people read it, a text in the quotes of their language; what has parts is not told in words. */
export function wordOf(value: unknown, quoted: (text: string) => string): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return '…'
}
