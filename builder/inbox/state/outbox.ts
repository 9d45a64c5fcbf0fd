/** Something an agent wrote, from the moment it is sent until the server has it. */
export interface Outgoing {
  /** The same at every try, so that it can never be there twice. */
  readonly clientMsgId: string
  readonly conversation: string
  readonly kind: 'reply' | 'note'
  readonly text: string
  /** Ids of users named in a note. */
  readonly mentions: readonly string[]
  readonly file?: { readonly id: string; readonly name: string }
  readonly asksFile?: true
  /** By mail, because the channel takes no answer any more. */
  readonly byMail?: true
  /** The last of its log when it was sent, `seq` or `teamSeq`: its own line comes after it. */
  readonly after: number
  readonly at: number
  readonly state: 'sending' | 'failed'
  /** Why not, in words for people. */
  readonly problem?: string
}

/** What waits to be sent, in order. Text is never lost: what failed stays until it is sent or taken back. */
export type Outbox = readonly Outgoing[]

export const addOutgoing = (outbox: Outbox, sent: Outgoing): Outbox => [...outbox, sent]

/** Tries it once more. */
export function retryOutgoing(outbox: Outbox, clientMsgId: string): Outbox {
  return outbox.map(item => {
    if (item.clientMsgId !== clientMsgId) return item
    const { problem: _, ...rest } = item
    return { ...rest, state: 'sending' as const }
  })
}

/** It could not be sent. */
export function failOutgoing(outbox: Outbox, clientMsgId: string, problem: string): Outbox {
  return outbox.map(item => (item.clientMsgId === clientMsgId ? { ...item, state: 'failed' as const, problem } : item))
}

/** The server has it, or the agent has taken it back. */
export const dropOutgoing = (outbox: Outbox, clientMsgId: string): Outbox =>
  outbox.filter(item => item.clientMsgId !== clientMsgId)

export const outgoingIn = (outbox: Outbox, conversation: string): Outbox =>
  outbox.filter(item => item.conversation === conversation)
