import { ParleyError } from '../errors/parley-error.ts'

const mostKept = 100_000

/** What a channel keeps, as JSON holds it. Error: `incoming_invalid`. */
export function readKept(channel: string, value: unknown): unknown {
  const json = jsonOf(value)
  if (json === undefined) throw new ParleyError('incoming_invalid', { channel, field: 'keep', message: 'give plain JSON' })
  if (json.length > mostKept)
    throw new ParleyError('incoming_invalid', { channel, field: 'keep', message: `at most ${mostKept} characters` })
  return JSON.parse(json)
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
