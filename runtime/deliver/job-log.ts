/** What a plugin's server half has to say, or what became of a call of it: for the server's log. */
export interface JobLine {
  readonly level: 'info' | 'warn'
  readonly plugin: string
  readonly conversation: string
  readonly node: string
  readonly attempt: number
  readonly message: string
  readonly data?: unknown
}

export type JobLog = (line: JobLine) => void

/** What a plugin wants logged, as JSON that is small enough: a log must not break on it. */
export function loggable(data: unknown): unknown {
  if (data === undefined) return undefined
  try {
    const text = JSON.stringify(data, (_key, value: unknown) => (value instanceof Error ? value.message : value))
    return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}...` : JSON.parse(text)
  } catch {
    return '[cannot be written]'
  }
}

const mostCharacters = 4_000
