import { describe, expect, it } from 'vitest'
import { createClient } from '../../../builder/api/client.ts'
import { createSender } from '../../../builder/inbox/create-sender.ts'
import { createLive } from '../../../builder/live/create-live.ts'

/** A sender before a server that is there, refuses, or cannot be reached; time goes by when the test says so. */
function scene() {
  const heard: string[] = []
  const timers: { readonly due: number; run(): void }[] = []
  let [now, keys] = [0, 0]
  let server: 'there' | 'away' | 'refuses' = 'there'
  const clock = {
    now: () => now,
    after(ms: number, run: () => void) {
      const timer = { due: now + ms, run }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
  }
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    await Promise.resolve()
    if (server === 'away') throw new TypeError('Failed to fetch')
    if (server === 'refuses') return Response.json({ error: { code: 'forbidden', message: 'No.' } }, { status: 403 })
    if (typeof init?.body === 'string') heard.push(init.body)
    return Response.json({ seq: 1 })
  }
  const sender = createSender({
    client: createClient({ server: 'http://localhost', fetch, language: () => 'en' }),
    live: createLive({
      url: 'ws://localhost',
      isSignedIn: () => Promise.resolve(true),
      clock,
      surroundings: () => () => undefined,
    }),
    clock,
    newKey() {
      keys += 1
      return `k${keys}`
    },
    sent: () => Promise.resolve(),
    wordsOf: error => (error instanceof Error ? error.message : ''),
  })
  const settle = (): Promise<void> => new Promise(done => setTimeout(done, 20))
  return {
    sender,
    texts: () => heard.map(body => String(JSON.parse(body).text)),
    keys: () => heard.map(body => String(JSON.parse(body).clientMsgId)),
    be: (next: typeof server) => {
      server = next
    },
    say: (text: string) => sender.send({ conversation: 'c', kind: 'reply', text, mentions: [], after: 0 }),
    settle,
    async pass(ms: number) {
      now += ms
      for (const timer of timers.filter(({ due }) => due <= now)) {
        timers.splice(timers.indexOf(timer), 1)
        timer.run()
      }
      await settle()
    },
  }
}

describe('sending', () => {
  it('keeps the order in which one wrote, and nothing once the server has it', async () => {
    const { sender, say, texts, settle } = scene()
    for (const text of ['one', 'two', 'three']) say(text)
    expect(sender.outbox.get().map(({ state }) => state)).toEqual(['sending', 'sending', 'sending'])
    await settle()
    expect(texts()).toEqual(['one', 'two', 'three'])
    expect(sender.outbox.get()).toEqual([])
  })

  it('tries again by itself what found no line, under the same key', async () => {
    const { sender, say, be, keys, settle, pass } = scene()
    be('away')
    say('one')
    await settle()
    expect(sender.outbox.get()[0]).toMatchObject({ state: 'failed', clientMsgId: 'k1' })
    be('there')
    await pass(2_000)
    expect(keys()).toEqual(['k1'])
    expect(sender.outbox.get()).toEqual([])
  })

  it('leaves what the server refused to the agent: to try again, or to take back', async () => {
    const { sender, say, be, texts, settle, pass } = scene()
    be('refuses')
    say('one')
    await settle()
    expect(sender.outbox.get()[0]).toMatchObject({ state: 'failed', problem: 'No.' })
    be('there')
    await pass(60_000)
    expect(texts()).toEqual([])
    expect(sender.takeBack('k1')?.text).toBe('one')
    expect(sender.outbox.get()).toEqual([])
  })
})
