/** Takes secrets out of what leaves a plugin, wherever and however they stand in it. */
export interface Redact {
  /** From now on this is taken out. */
  add(secret: string): void
  text(text: string): string
  /** A copy of some JSON without them, names of properties included. */
  json(value: unknown): unknown
}

export function createRedact(): Redact {
  const hidden = new Set<string>()
  const text = (text: string): string => {
    let clean = text
    for (const form of hidden) if (clean.includes(form)) clean = clean.replaceAll(form, mark)
    return clean
  }
  const json = (value: unknown): unknown => {
    if (hidden.size === 0) return value
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), json(inner)]))
  }
  return {
    add(secret) {
      for (const form of formsOf(secret)) hidden.add(form)
    },
    text,
    json,
  }
}

const mark = '[secret]'

// As answers and errors give it back: in a URL, in JSON, in a header of basic authentication.
function formsOf(secret: string): readonly string[] {
  const wellFormed = secret.toWellFormed()
  const bytes = Buffer.from(secret, 'utf8')
  return [
    secret,
    encodeURIComponent(wellFormed),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ].filter(form => form !== '')
}
