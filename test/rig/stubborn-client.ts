import { setTimeout as pause } from 'node:timers/promises'
import type { Event } from '../../runtime/conversation/event.ts'

/** What a server acknowledged: it must be found again, word for word. */
export interface Acknowledged {
  readonly conversation: string
  readonly clientMsgId: string
  readonly seq: number
  readonly events: readonly Event[]
}

interface Answer {
  readonly visitor?: string
  readonly seq?: number
  readonly conversation: { readonly id: string; readonly pending?: object }
  readonly events: readonly Event[]
  readonly lastSeq: number
}

/**
 * A visitor's client as it must be: sends each message under one id until it is acknowledged, whatever happens to the
 * server meanwhile, and writes down what was acknowledged.
 */
export function stubbornClient(base: () => string, deadlineMs = 170_000) {
  const acknowledged: Acknowledged[] = []
  const until = Date.now() + deadlineMs
  let visitor = ''
  let conversation = ''
  const call = async (method: string, path: string, body?: object): Promise<Answer> => {
    for (;;) {
      if (Date.now() > until) throw new Error(`no answer to ${method} ${path}`)
      try {
        const response = await fetch(new URL(path, base()), {
          method,
          headers: {
            ...(visitor ? { authorization: `Bearer ${visitor}` } : {}),
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        const answer: unknown = await response.json()
        if (response.ok) return answer as Answer
        // Only "come back later" is worth another try.
        if (response.status !== 503) throw new RangeError(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
      } catch (error) {
        if (error instanceof RangeError) throw error
      }
      // A crowd that asks more often holds up the start it waits for.
      await pause(100)
    }
  }
  const note = (clientMsgId: string, answer: Answer): Answer => {
    conversation = answer.conversation.id
    acknowledged.push({ conversation, clientMsgId, seq: answer.seq ?? 0, events: answer.events })
    return answer
  }
  return {
    acknowledged,
    get conversation() {
      return conversation
    },
    async begin(flow: string, text: string): Promise<Answer> {
      // Without a token of its own a repeated beginning would make two visitors.
      visitor = ((await call('POST', '/api/visitor', {})) as unknown as { visitor: string }).visitor
      const clientMsgId = crypto.randomUUID()
      return note(clientMsgId, await call('POST', '/api/visitor/conversations', { flow, clientMsgId, text }))
    },
    async say(text: string): Promise<Answer> {
      const clientMsgId = crypto.randomUUID()
      return note(clientMsgId, await call('POST', `/api/visitor/conversations/${conversation}/messages`, { clientMsgId, text }))
    },
    /** Waits until the flow asks something. */
    async asked(): Promise<void> {
      for (;;) {
        const answer = await call('GET', `/api/visitor/conversations/${conversation}/events?after=0&limit=1`)
        if (answer.conversation.pending) return
        if (Date.now() > until) throw new Error(`conversation "${conversation}" asks nothing more`)
        await pause(50)
      }
    },
    async stream(): Promise<readonly Event[]> {
      const events: Event[] = []
      for (;;) {
        const page = (await call('GET', `/api/visitor/conversations/${conversation}/events?after=${events.at(-1)?.seq ?? 0}`))
          .events
        if (page.length === 0) return events
        events.push(...page)
      }
    },
  }
}

export type StubbornClient = ReturnType<typeof stubbornClient>
