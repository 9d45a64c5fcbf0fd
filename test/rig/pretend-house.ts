import type { ConversationView, EventView, VisitorFrame } from '../../runtime/api/contract.ts'

type Begin = Extract<VisitorFrame, { type: 'begin' }>
type Say = Extract<VisitorFrame, { type: 'send' }>

/** What an act is answered with, over whichever way it came. */
export interface Answered {
  readonly seq: number
  readonly conversation: ConversationView
  readonly events: readonly EventView[]
  readonly lastSeq: number
}

/** Why it was not taken. */
export class Refused extends Error {
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(code: string, retryAfterMs?: number) {
    super(`about ${code}`)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

interface Kept {
  readonly visitor: string
  view: ConversationView
  events: EventView[]
  /** Written into, it begins the next one. */
  isOver: boolean
  read: { visitor: number; team: number }
}

/**
 * What a server knows, without a server: conversations by the rules of the contract, in memory, under the hands of a test.
 * The bot answers each text with its echo.
 */
export function createPretendHouse(now: () => number) {
  const visitors = new Map<string, string>()
  const conversations = new Map<string, Kept>()
  const answers = new Map<string, { readonly print: string; readonly id: string; readonly from: number; readonly to: number }>()
  const openings = new Map<string, readonly string[]>()
  const listeners = new Set<(id: string, events: readonly EventView[]) => void>()
  const refusals: Refused[] = []
  let made = 0
  let echoes = true
  let delayMs: number | undefined

  const get = (id: string, visitor: string): Kept => {
    const found = conversations.get(id)
    if (found?.visitor !== visitor) throw new Refused('conversation_unknown')
    return found
  }
  const open = (id: string, visitor: string, flow: string, previous?: string): Kept => {
    const view: ConversationView = { id, status: 'open', owner: 'bot', flow, version: 1, language: 'en' }
    const kept = {
      visitor,
      view: previous === undefined ? view : { ...view, previous },
      events: [],
      isOver: false,
      read: { visitor: 0, team: 0 },
    }
    conversations.set(id, kept)
    return kept
  }
  type New = EventView extends infer E ? (E extends EventView ? Omit<E, 'seq' | 'at' | 'id'> : never) : never
  const write = ({ events }: Kept, event: New): EventView => {
    const seq = events.length + 1
    const added = { ...(event.type === 'message' && { id: `m${seq}` }), ...event, seq, at: now() } as EventView
    events.push(added)
    return added
  }
  const say = (kept: Kept, { text, choice, fileId }: Pick<Say, 'text' | 'choice' | 'fileId'>): void => {
    write(kept, {
      type: 'message',
      author: 'visitor',
      text: text?.trim() || String(choice ?? fileId),
      ...(choice !== undefined && { choice }),
      ...(fileId !== undefined && { fileId }),
    })
    if (echoes)
      write(kept, { type: 'message', author: 'bot', text: `echo ${text ?? ''}`, ...(delayMs !== undefined && { delayMs }) })
  }
  /** Does it once, whoever repeats it, and tells everybody. */
  const once = (key: string, print: string, act: () => Kept): Answered => {
    const before = answers.get(key)
    if (before && before.print !== print) throw new Refused('client_msg_id_reused')
    const refusal = before ? undefined : refusals.shift()
    if (refusal) throw refusal
    if (!before) {
      const sizes = new Map([...conversations].map(([id, { events }]) => [id, events.length]))
      const kept = act()
      const from = sizes.get(kept.view.id) ?? 0
      answers.set(key, { print, id: kept.view.id, from, to: kept.events.length })
      for (const heard of listeners) heard(kept.view.id, kept.events.slice(from))
    }
    const { id = '', from = 0, to = 0 } = answers.get(key) ?? {}
    const kept = conversations.get(id)
    if (!kept) throw new Refused('conversation_unknown')
    const events = kept.events.slice(from, to)
    const seq = events.find(event => event.type === 'message' && event.author === 'visitor')?.seq ?? 0
    return { seq, conversation: kept.view, events, lastSeq: kept.events.length }
  }

  return {
    conversations,
    refusals,
    listeners,
    set echoes(on: boolean) {
      echoes = on
    },
    /** Pause before each echo from here on. */
    set delayMs(ms: number | undefined) {
      delayMs = ms
    },
    /** A token of somebody new. */
    newcomer(): string {
      made += 1
      visitors.set(`token-${made}`, `visitor-${made}`)
      return `token-${made}`
    },
    visitorOf(token: string | undefined | null): string {
      const visitor = token ? visitors.get(token) : undefined
      if (visitor === undefined) throw new Refused('token_invalid')
      return visitor
    },
    tokenOf: (visitor: string): string => [...visitors].find(([, owner]) => owner === visitor)?.[0] ?? '',
    own: get,
    /** The one a visitor would go on with: the last. */
    currentOf: (visitor: string): Kept | undefined => [...conversations.values()].findLast(kept => kept.visitor === visitor),
    /** A greeting that was shown, by its token. */
    shows(opening: string, texts: readonly string[]): void {
      openings.set(opening, texts)
    },
    begin(visitor: string, { clientMsgId, flow = 'hello', opening, text, choice, fileId }: Begin): Answered {
      return once(`${visitor} ${clientMsgId}`, JSON.stringify([flow, opening, text, choice, fileId]), () => {
        const greeting = opening === undefined ? [] : openings.get(opening)
        if (!greeting) throw new Refused('opening_invalid')
        made += 1
        const kept = open(`conversation-${made}`, visitor, flow)
        for (const line of greeting) write(kept, { type: 'message', author: 'bot', text: line })
        if (text !== undefined || choice !== undefined || fileId !== undefined) say(kept, { text, choice, fileId })
        return kept
      })
    },
    send(visitor: string, conversation: string, { clientMsgId, text, choice, fileId, fields }: Omit<Say, 'type'>): Answered {
      get(conversation, visitor)
      return once(`${conversation} ${clientMsgId}`, JSON.stringify([text, choice, fields, fileId]), () => {
        const kept = get(conversation, visitor)
        if (text?.trim() === '') throw new Refused('nothing_said')
        made += kept.isOver ? 1 : 0
        const into = kept.isOver ? open(`conversation-${made}`, visitor, kept.view.flow, conversation) : kept
        say(into, { text, choice, fileId })
        return into
      })
    },
    person(visitor: string, conversation: string, clientMsgId: string): Answered {
      get(conversation, visitor)
      return once(`${conversation} ${clientMsgId}`, 'person', () => {
        const kept = get(conversation, visitor)
        kept.view = { ...kept.view, owner: 'queue' }
        write(kept, { type: 'status', status: 'open', owner: 'queue' })
        return kept
      })
    },
    /** Something happens there that is no act of the visitor. */
    add(conversation: string, ...events: readonly New[]): void {
      const kept = conversations.get(conversation)
      if (!kept) throw new Error(`no conversation "${conversation}"`)
      const added = events.map(event => write(kept, event))
      for (const heard of listeners) heard(conversation, added)
    },
    /** Everything is gone, as when the data folder was lost. */
    wipe(): void {
      for (const all of [visitors, conversations, answers, openings]) all.clear()
    },
  }
}

export type PretendHouse = ReturnType<typeof createPretendHouse>
