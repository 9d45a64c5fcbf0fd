import { createHash, randomUUID } from 'node:crypto'

/** Who sent the same just now presses the button twice: so long it is the same submission, ms. */
const twiceMs = 60_000
const most = 10_000

/** A new id for a form that is shown: when that was, and something nobody guesses. */
export function newId(now: number): string {
  return `${now.toString(36)}.${randomUUID()}`
}

/** Since when the form with this id was looked at, ms; undefined where the id is not one of ours. */
export function lookedAt(id: string, now: number): number | undefined {
  const [time = ''] = /^[0-9a-z]{8,9}(?=\.[0-9a-f-]{36}$)/.exec(id) ?? []
  return time === '' ? undefined : now - Number.parseInt(time, 36)
}

/** Is this what a client may name a submission by? */
export function isId(id: string): boolean {
  return /^[\w.:-]{8,100}$/.test(id)
}

/** Gives what comes without an id one: the same for the same content of the same sender, for a minute. */
export function createIds(): (sender: string, content: string, now: number) => string {
  const recent = new Map<string, { readonly id: string; readonly at: number }>()
  return (sender, content, now) => {
    const hash = createHash('sha256').update(`${sender}\n${content}`).digest('base64url')
    const known = recent.get(hash)
    if (known && now - known.at < twiceMs) return known.id
    const id = newId(now)
    recent.delete(hash)
    recent.set(hash, { id, at: now })
    for (const [first, { at }] of recent) {
      if (recent.size <= most && now - at < twiceMs) break
      recent.delete(first)
    }
    return id
  }
}
