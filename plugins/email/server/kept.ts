import { hash } from 'node:crypto'
import { z } from 'zod'

/** Moments and what they are about, by a short hash of whom: plain JSON of bounded size, since all of it is written with each mail. */
const diary = z.record(z.string(), z.array(z.string())).catch({})

const model = z.object({
  /** How far the mailbox was read. Uids mean something only under one `validity`. */
  box: z.object({ key: z.string(), validity: z.string(), uid: z.number(), since: z.number() }).optional().catch(undefined),
  /** Automatic mails that left, by correspondent: `<seconds, base 36>.<body>.<key>`. */
  sent: diary,
  /** Conversations that senders began: `<seconds>.<thread>`. */
  begun: diary,
  /** Mails that came back, by recipient: `<seconds>.<weight>`. */
  returned: diary,
  /** What was read last, oldest first: `<id>.<fingerprint>`. */
  seen: z.array(z.string()).catch([]),
  /** The server for outgoing mail that takes no mail without a sender, as automatic ones are sent: `<host>:<port>`. */
  namesSender: z.string().optional().catch(undefined),
})

/** What a mailbox keeps besides its settings. */
export type Kept = z.output<typeof model>

/** Reads what was kept; what cannot be read is as if it had never been. */
export function readKept(value: unknown): Kept {
  return model.catch({ sent: {}, begun: {}, returned: {}, seen: [] }).parse(value ?? {})
}

/** A name for something in `length` characters of 6 bits: enough to tell a mailbox's correspondents apart. */
export function short(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length)
}

/** One entry of a diary. */
export function entry(at: number, ...about: readonly string[]): string {
  return [Math.floor(at / 1_000).toString(36), ...about].join('.')
}

/** When an entry was written, ms since 1970. */
export function timeOf(line: string): number {
  return Number.parseInt(line.split('.', 1)[0] ?? '', 36) * 1_000
}

/** A diary without what is older than `since`, and of at most `most` entries: the oldest go first. */
export function pruned(
  pages: Readonly<Record<string, readonly string[]>>,
  since: number,
  most: number,
): Record<string, string[]> {
  const fresh = Object.entries(pages).flatMap(([who, lines]) => {
    const left = lines.filter(line => timeOf(line) > since)
    return left.length === 0 ? [] : [[who, left] as const]
  })
  let count = fresh.reduce((sum, [, lines]) => sum + lines.length, 0)
  if (count <= most) return Object.fromEntries(fresh)
  const byAge = fresh.toSorted(([, a], [, b]) => timeOf(a.at(-1) ?? '') - timeOf(b.at(-1) ?? ''))
  while (count > most) count -= byAge.shift()?.[1].length ?? count
  return Object.fromEntries(byAge)
}
