import type { EventView } from '../api/contract.ts'

/** What the server says of a conversation. */
export interface Shown {
  readonly id: string
  readonly status: string
  readonly owner: string
  readonly pending?: { readonly input?: string; readonly choices?: readonly { id: string; label: string; means?: string }[] }
}

export interface Answer {
  readonly visitor?: string
  readonly conversation: Shown
  readonly events: readonly EventView[]
  readonly lastSeq: number
}

/** What would be shown, or that no flow is for somebody who is on no page. */
export type Config = ShownConfig | { readonly shows: false }

export interface ShownConfig {
  readonly shows: true
  readonly flow: { readonly id: string; readonly name: string }
  readonly opening: string | null
  readonly greeting: readonly {
    text: string
    choices?: readonly { id: string; label: string; means?: string }[]
    delayMs?: number
  }[]
}

/** How a conversation begins: with which flow, and what of it was shown already. */
export interface Beginning {
  readonly flow: string
  readonly opening: string | null
  /** Messages of the greeting. */
  readonly greeted: number
}

export type Act = { readonly text: string } | { readonly choice: string | readonly string[] }

/** An answer of the server that is an error of its table. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** What is wrong where, a line each. */
  readonly places: readonly string[]

  constructor(message: string, details: unknown) {
    super(message)
    this.places = Array.isArray(details)
      ? details.filter(isPlace).map(({ path, message }) => (path ? `${path}: ${message}` : message))
      : []
  }
}

/** Something wrong with a flow, in the words of the server. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly node?: string
  readonly message: string
}

function isPlace(detail: unknown): detail is { path: string; message: string } {
  return typeof detail === 'object' && detail !== null && 'path' in detail && 'message' in detail
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
    const answer = (await response.json()) as T & { error?: { message: string; details?: unknown } }
    if (answer.error) throw new Refusal(answer.error.message, answer.error.details)
    return answer
  }
  const took = (answer: Answer): Answer => {
    token = answer.visitor ?? token
    conversation = answer.conversation.id
    const fresh = answer.events.filter(event => event.seq > lastSeq)
    lastSeq = fresh.at(-1)?.seq ?? lastSeq
    return { ...answer, events: fresh }
  }
  const begin = async ({ flow, opening, greeted }: Beginning, act?: Act): Promise<Answer> => {
    const shown = opening === null ? {} : { opening }
    const begun = took(
      await call<Answer>('POST', '/api/visitor/conversations', {
        flow,
        language,
        clientMsgId: crypto.randomUUID(),
        ...shown,
        ...act,
      }),
    )
    // The conversation begins with the greeting, which the visitor has read already.
    return opening === null ? begun : { ...begun, events: begun.events.slice(greeted) }
  }
  return {
    config: (flow: string | undefined): Promise<Config> =>
      call('GET', `/api/visitor/config?${new URLSearchParams({ language, ...(flow === undefined ? {} : { flow }) }).toString()}`),
    async act(begins: Beginning, act: Act): Promise<Answer> {
      if (conversation === undefined) return begin(begins, act)
      return took(
        await call('POST', `/api/visitor/conversations/${conversation}/messages`, { clientMsgId: crypto.randomUUID(), ...act }),
      )
    },
    async askForPerson(begins: Beginning): Promise<Answer> {
      if (conversation === undefined) await begin(begins)
      return took(await call('POST', `/api/visitor/conversations/${conversation}/person`, { clientMsgId: crypto.randomUUID() }))
    },
    /** What has come since. */
    news: async (): Promise<Answer | undefined> =>
      conversation === undefined
        ? undefined
        : took(await call('GET', `/api/visitor/conversations/${conversation}/events?after=${lastSeq}`)),
    /** Adds a flow and publishes it, as the team, unless it has errors. Gives its id and all that is to say about it. */
    async publish(flow: unknown, adminToken: string): Promise<{ id: string; problems: readonly Problem[] }> {
      const { revision, flow: stored } = await call<{ revision: number; flow: { id: string } }>(
        'POST',
        '/api/flows',
        { flow },
        adminToken,
      )
      const { problems } = await call<{ problems: readonly Problem[] }>('POST', `/api/flows/${stored.id}/check`, {}, adminToken)
      const isSound = problems.every(problem => problem.severity === 'warning')
      if (isSound) await call('POST', `/api/flows/${stored.id}/publish`, { revision }, adminToken)
      return { id: stored.id, problems }
    },
  }
}

export type Client = ReturnType<typeof createClient>
