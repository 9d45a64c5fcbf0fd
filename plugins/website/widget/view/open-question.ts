import type { ConversationView } from '../../../../runtime/api/contract.ts'
import type { PanelProps } from './contract.ts'
import { greetingKey } from './rows.ts'

type Pending = NonNullable<ConversationView['pending']>

/** The question that waits for an answer, and stands there to be answered. */
export interface OpenQuestion extends Pick<Pending, 'text' | 'input' | 'consent'> {
  /** The row of the message that asks it. */
  readonly rowKey: string
  readonly choices: NonNullable<Pending['choices']>
  /** None before the conversation has begun. */
  readonly replyTo?: string
}

/**
 * The one question that is open. Not before its message has appeared, and no longer once it has been answered here. Where the
 * bot no longer has the conversation only what was asked since then: nobody hears an answer to what came before.
 */
export function openQuestionOf({ state, config }: Pick<PanelProps, 'state' | 'config'>): OpenQuestion | undefined {
  const { conversation, entries, outgoing } = state
  const isAnswered = outgoing.some(({ act, state: sent }) => act !== 'person' && sent !== 'refused')
  if (isAnswered) return undefined
  if (!conversation && entries.length === 0) return greetingQuestion(config.greeting)
  const pending = conversation?.pending
  const asked = pending && entries.findLast(entry => entry.type === 'message' && entry.id === pending.messageId)
  if (!pending || !asked) return undefined
  const isBots = conversation.owner === 'bot' && conversation.status !== 'closed'
  // What an agent asks for stands as long as the server says.
  const turn =
    isBots || (asked.type === 'message' && asked.author === 'agent')
      ? undefined
      : entries.findLast(entry => entry.type === 'status')
  if (turn && turn.seq > asked.seq) return undefined
  const { text, input, choices = [], messageId, consent } = pending
  return {
    rowKey: `${asked.seq}`,
    text,
    ...(input ? { input } : {}),
    choices,
    replyTo: messageId,
    ...(consent ? { consent } : {}),
  }
}

function greetingQuestion(greeting: PanelProps['config']['greeting']): OpenQuestion | undefined {
  const at = greeting.findLastIndex(({ input, choices }) => input !== undefined || (choices?.length ?? 0) > 0)
  const message = greeting[at]
  if (!message) return undefined
  const { text, input, choices = [], consent } = message
  return { rowKey: greetingKey(at), text, ...(input ? { input } : {}), choices, ...(consent ? { consent } : {}) }
}

/** How a question is answered: what stands under it, besides the composer. */
export type Way = 'choices' | 'box' | 'list' | 'rating' | 'field' | 'file'

/** Picks it by the kind of answer; undefined when the composer is all it takes. */
export function wayOf({ input, choices, consent }: OpenQuestion, isAttachable: boolean): Way | undefined {
  if (consent === 'box') return 'box'
  switch (input) {
    case 'choices':
      return choices.length > 0 ? 'list' : undefined
    case 'rating':
      return choices.some(isStep) ? 'rating' : undefined
    case 'email':
    case 'phone':
    case 'url':
    case 'number':
    case 'date':
    case 'time':
      return 'field'
    case 'file':
      return isAttachable ? 'file' : choices.length > 0 ? 'choices' : undefined
    default:
      return choices.length > 0 ? 'choices' : undefined
  }
}

/** Is this choice a step of a scale, rather than a way around it? */
export function isStep({ id }: { readonly id: string }): boolean {
  return /^\d{1,2}$/.test(id)
}

/** Ways around a question of several: "I don't know" stands beside the list, not in it. */
export function isWayAround({ id }: { readonly id: string }): boolean {
  return id === 'dont-know' || id === 'skip'
}
