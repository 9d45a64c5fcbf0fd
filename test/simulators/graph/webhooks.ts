import { signatureOf, wireJson } from './wire-json.ts'

/** Brings what happens to whoever has subscribed, and again for 36 hours while that is not answered as it should be. */
export interface Webhooks {
  /** Brings events now, in one body; the status of the answer, 0 where none came. */
  bring(events: readonly object[], about?: { readonly standby?: boolean; readonly page?: string }): Promise<number>
  /** Brings any body with a right signature. */
  bringRaw(body: string | Buffer): Promise<number>
  /** Brings again what is due by now. Gives how much that was. */
  repeat(): Promise<number>
  /** Nobody hears the answers: all is brought again and again. */
  losesAnswers: boolean
  /** After an hour without a right answer nothing is brought any more, and nobody is told. */
  readonly isSubscribed: boolean
  subscribe(): void
  /** How many bodies were brought, repeats included. */
  readonly brought: number
}

interface Batch {
  readonly body: string | Buffer
  readonly since: number
  tries: number
  dueAt: number
}

// At once, then more and more seldom.
const minute = 60_000
const waits = [0, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute, 2 * 60 * minute, 4 * 60 * minute]
const lastMs = 36 * 60 * minute

export function createWebhooks({
  page,
  secret,
  now,
  callback,
}: {
  readonly page: string
  readonly secret: string
  readonly now: () => number
  /** Where to. */
  readonly callback: () => string
}): Webhooks {
  let queue: Batch[] = []
  let failingSince: number | undefined
  let isSubscribed = true
  let brought = 0
  const post = async (body: string | Buffer): Promise<number> => {
    brought += 1
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body, secret),
      'x-hub-signature': 'sha1=0000000000000000000000000000000000000000',
    }
    try {
      const answer = await fetch(callback(), {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : new Uint8Array(body),
      })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      return 0
    }
  }
  const one = async (batch: Batch): Promise<number> => {
    const status = await post(batch.body)
    batch.tries += 1
    const isFine = status === 200 && !webhooks.losesAnswers
    const since = failingSince ?? now()
    failingSince = isFine ? undefined : since
    if (!isFine && !webhooks.losesAnswers && now() - since >= 60 * minute) isSubscribed = false
    batch.dueAt = now() + (waits[Math.min(batch.tries, waits.length - 1)] ?? 0)
    queue = queue.filter(other => other !== batch)
    if (!isFine && batch.dueAt - batch.since <= lastMs) queue.push(batch)
    return status
  }
  const begin = (body: string | Buffer): Promise<number> => one({ body, since: now(), tries: 0, dueAt: now() })
  const webhooks: Webhooks = {
    bring(events, { standby = false, page: of = page } = {}) {
      if (!isSubscribed) return Promise.resolve(0)
      const entry = [{ id: of, time: now(), [standby ? 'standby' : 'messaging']: events }]
      return begin(wireJson({ object: 'page', entry }))
    },
    bringRaw: begin,
    async repeat() {
      const due = queue.filter(({ dueAt }) => dueAt <= now())
      for (const batch of due) await one(batch)
      return due.length
    },
    losesAnswers: false,
    get isSubscribed() {
      return isSubscribed
    },
    subscribe() {
      isSubscribed = true
      failingSince = undefined
    },
    get brought() {
      return brought
    },
  }
  return webhooks
}
