/** What somebody is called, by what is known of them. */
export function nameIn(known: Readonly<Record<string, unknown>>): string | undefined {
  const { name, firstName, lastName } = known
  const parts = [firstName, lastName].filter(isText)
  return isText(name) ? name : parts.length > 0 ? parts.join(' ') : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
