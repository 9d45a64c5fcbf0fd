import type { ConversationView } from '../../../../runtime/api/contract.ts'
import type { ChatState, Outgoing } from '../chat/contract.ts'
import type { Config, Emit } from '../contract.ts'

/** What the page is told of a chat, read off its states. */
export interface Reporter {
  /** Told every state, in order. `greeting`: what stands there before a conversation begins. */
  heard(state: ChatState, greeting: Config['greeting']): void
  /** The visitor has taken this back: that it is gone does not mean that it arrived. */
  discarded(clientMsgId: string): void
  /** The visitor looks at another conversation: what waits in the last one is out of sight. */
  switched(): void
}

/** Where it is told. */
interface Told {
  readonly emit: Emit
  readonly unread: (count: number) => void
}

/** What was known of an outgoing message when it was first seen. */
interface Sent {
  /** There was no conversation yet. */
  readonly begins: boolean
  /** It answered a question for an email address, and holds one. */
  readonly email: boolean
}

/**
 * Turns states into the events of the page's API. An email counts as accepted when the visitor's own answer to a question for
 * one was confirmed, holds an address, and the question is no longer open: more a client cannot know.
 */
export function createReporter({ emit, unread }: Told): Reporter {
  const waiting = new Map<string, Sent>()
  let last: ChatState | undefined
  let begun: string | undefined

  const see = (outgoing: Outgoing, state: ChatState, greeting: Config['greeting']): void => {
    if (waiting.has(outgoing.clientMsgId)) return
    const { act } = outgoing
    const asked = state.conversation ? state.conversation.pending?.input : greeting.at(-1)?.input
    const holdsEmail = act !== 'person' && /\S@\S+\.\S/.test(act.text ?? '')
    waiting.set(outgoing.clientMsgId, { begins: !state.conversation, email: asked === 'email' && holdsEmail })
  }
  const arrived = ({ begins, email }: Sent, conversation: ConversationView): void => {
    const payload = { conversation: { conversationId: conversation.id } }
    // Of several that were written before there was a conversation, the first began it.
    if (begins && begun !== conversation.id) {
      begun = conversation.id
      emit('conversationStarted', payload)
      emit('userSelectedThread', payload)
    }
    if (email && conversation.pending?.input !== 'email') emit('contactAssociated', { message: 'email accepted' })
  }

  return {
    heard(state, greeting) {
      const before = last
      last = state
      const { conversation } = state
      const standing = new Set(state.outgoing.map(({ clientMsgId }) => clientMsgId))
      for (const [clientMsgId, sent] of waiting) {
        if (standing.has(clientMsgId)) continue
        waiting.delete(clientMsgId)
        if (conversation) arrived(sent, conversation)
      }
      for (const outgoing of state.outgoing) see(outgoing, state, greeting)
      const was = before?.conversation
      if (conversation?.status === 'closed' && was?.id === conversation.id && was.status !== 'closed')
        emit('conversationClosed', { conversation: { conversationId: conversation.id } })
      if (before?.unread !== state.unread) unread(state.unread)
    },
    discarded: clientMsgId => void waiting.delete(clientMsgId),
    switched: () => waiting.clear(),
  }
}
