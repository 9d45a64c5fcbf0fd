import type { EventView } from '../api/contract.ts'

/** What the server says of a conversation. */
export interface Shown {
  readonly id: string
  readonly status: string
  readonly owner: string
  readonly pending?: { readonly input?: string; readonly choices?: readonly { id: string; label: string }[] }
}

export interface Answer {
  readonly visitor?: string
  readonly conversation: Shown
  readonly events: readonly EventView[]
  readonly lastSeq: number
}

export interface Config {
  readonly flow: { readonly id: string; readonly name: string }
  readonly opening: string | null
  readonly greeting: readonly { text: string; choices?: readonly { id: string; label: string }[]; delayMs?: number }[]
}

export type Act = { readonly text: string } | { readonly choice: string | readonly string[] }

/** An answer of the server that is an error of its table. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A visitor over HTTP, as any client can be one. Throws `Refusal` for what the server refuses. */
export function createClient(base: string, language: string) {
  let token: string | undefined
  let conversation: string | undefined
  let lastSeq = 0
  const call = async <T>(method: string, path: string, body?: unknown, bearer = token): Promise<T> => {
    const response = await fetch(new URL(path, base), {
      method,
      headers: {
        'accept-language': language,
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as T & { error?: { code: string; message: string } }
    if (answer.error) throw new Refusal(answer.error.code, answer.error.message)
    return answer
  }
  const took = (answer: Answer): Answer => {
    token = answer.visitor ?? token
    conversation = answer.conversation.id
    const fresh = answer.events.filter(event => event.seq > lastSeq)
    lastSeq = fresh.at(-1)?.seq ?? lastSeq
    return { ...answer, events: fresh }
  }
  return {
    config: (flow: string | undefined): Promise<Config> =>
      call('GET', `/api/visitor/config?${new URLSearchParams({ language, ...(flow === undefined ? {} : { flow }) }).toString()}`),
    async act(flow: string, opening: string | null, act: Act): Promise<Answer> {
      const clientMsgId = crypto.randomUUID()
      if (conversation !== undefined)
        return took(await call('POST', `/api/visitor/conversations/${conversation}/messages`, { clientMsgId, ...act }))
      const begun = took(
        await call<Answer>('POST', '/api/visitor/conversations', {
          flow,
          language,
          clientMsgId,
          ...(opening === null ? {} : { opening }),
          ...act,
        }),
      )
      // The conversation begins with the greeting, which the visitor has read already.
      const own = begun.events.findIndex(event => event.type === 'message' && event.author === 'visitor')
      return opening === null ? begun : { ...begun, events: begun.events.slice(own + 1) }
    },
    askForPerson: async (): Promise<Answer | undefined> =>
      conversation === undefined
        ? undefined
        : took(await call('POST', `/api/visitor/conversations/${conversation}/person`, { clientMsgId: crypto.randomUUID() })),
    /** What has come since. */
    news: async (): Promise<Answer | undefined> =>
      conversation === undefined
        ? undefined
        : took(await call('GET', `/api/visitor/conversations/${conversation}/events?after=${lastSeq}`)),
    /** Adds a flow and publishes it, as the team. Problems come as a `Refusal`. */
    async publish(flow: unknown, adminToken: string): Promise<string> {
      const { revision, flow: stored } = await call<{ revision: number; flow: { id: string } }>(
        'POST',
        '/api/flows',
        { flow },
        adminToken,
      )
      await call('POST', `/api/flows/${stored.id}/publish`, { revision }, adminToken)
      return stored.id
    },
  }
}

export type Client = ReturnType<typeof createClient>
