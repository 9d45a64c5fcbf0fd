import { type Connection, openConnection } from './connection.ts'
import { quantile } from './figure.ts'

/** What a server did under load. */
export interface Load {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** When a load ends: whichever comes first. */
export interface Extent {
  readonly ms: number
  readonly asks?: number
}

/** One client: asks once at every call and waits for the answer. Throws when the answer is not as it must be. */
export type Client = (connection: Connection) => Promise<void>

/** So many clients, each on a connection of its own, ask as fast as they are answered, for so long or so often. */
export async function load(
  url: string,
  clients: readonly Client[],
  { ms, asks = Number.POSITIVE_INFINITY }: Extent,
): Promise<Load> {
  const pairs = await Promise.all(clients.map(async client => ({ client, connection: await openConnection(url) })))
  const tookMs: number[] = []
  const started = performance.now()
  const run = async ({ client, connection }: (typeof pairs)[number]): Promise<void> => {
    for (let asked = performance.now(); asked - started < ms && tookMs.length < asks; ) {
      await client(connection)
      const answered = performance.now()
      tookMs.push(answered - asked)
      asked = answered
    }
  }
  try {
    await Promise.all(pairs.map(run))
  } finally {
    for (const { connection } of pairs) connection.close()
  }
  const perSecond = (tookMs.length * 1_000) / (performance.now() - started)
  return { perSecond, p50Ms: quantile(tookMs, 0.5), p99Ms: quantile(tookMs, 0.99) }
}
