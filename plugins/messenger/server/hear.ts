import type { Incoming, News } from '../../kit/server.ts'
import { type Medium, mediaOf, wordsOf } from './attachments.ts'
import { type Beginning, beginning } from './beginning.ts'
import { dedupeKey, messageId } from './dedupe-key.ts'
import { envelope, type Kind, kindOf, kinds, type Message } from './event.ts'
import { choiceOf } from './payload.ts'
import { type Happening, isObject, timeOf } from './read-body.ts'
import { say } from './say.ts'
import { isSame } from './signature.ts'

/** What is made of something that happened. */
export type Heard =
  /** Somebody wrote or pressed something; `media` are still to be fetched. */
  | { readonly type: 'incoming'; readonly incoming: Incoming; readonly media: readonly Medium[] }
  /** `person`: about whom it is. */
  | { readonly type: 'news'; readonly news: News; readonly person: string }
  /** A message of the Page, sent by us or by somebody else. */
  | { readonly type: 'echo'; readonly mid: string; readonly to: string; readonly message: Message }
  | { readonly type: 'policy'; readonly action: string; readonly reason: string }
  /** Nothing that is of use here. */
  | { readonly type: 'passed-over'; readonly kind: string }
  /** It cannot be understood. */
  | { readonly type: 'broken'; readonly id: string; readonly sender?: string; readonly why: string }

/** What hearing depends on besides the event. */
export interface HearAbout {
  /** Our own app. */
  readonly app: string
  readonly now: number
  /** Meta lets people answer for a week. */
  readonly humanAgent: boolean
}

/** Understands one event. Never throws. */
export function hear({ event, isStandby }: Happening, about: HearAbout): Heard {
  const around = envelope.safeParse(event)
  if (!isObject(event) || !around.success) return broken(event, undefined, 'it does not say between whom it happened')
  const kind = kindOf(event)
  const sender = around.data.sender?.id ?? undefined
  if (kind === undefined) return broken(event, sender, `nobody knows what it is: ${Object.keys(event).join(', ')}`.slice(0, 200))
  const read = kinds[kind].safeParse(event[kind])
  if (!read.success) {
    const [issue] = read.error.issues
    return broken(event, sender, `${[kind, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`.slice(0, 300))
  }
  const recipient = around.data.recipient?.id ?? undefined
  const isOfPage = kind === 'message' && isObject(event[kind]) && event[kind]['is_echo'] === true
  const person = isOfPage ? recipient : sender
  const at = timeOf(event)
  const told = { event, kind, isStandby, person, at: at === 0 ? about.now : Math.min(at, about.now), ...about }
  return understand(told, person)
}

interface Told extends HearAbout {
  readonly event: Readonly<Record<string, unknown>>
  readonly kind: Kind
  readonly isStandby: boolean
  readonly at: number
}

function understand(told: Told, person: string | undefined): Heard {
  const { event, kind } = told
  // What has no person in it.
  if (kind === 'policy_enforcement') {
    const { action, reason } = kinds.policy_enforcement.parse(event[kind])
    return { type: 'policy', action, reason: reason ?? '' }
  }
  if (passedOver.has(kind)) return { type: 'passed-over', kind }
  // Somebody who has no id yet cannot be answered.
  if (person === undefined) {
    const isNameless = kind === 'optin' || kind === 'postback'
    return isNameless ? { type: 'passed-over', kind } : broken(event, undefined, `${kind} without a person`)
  }
  switch (kind) {
    case 'message':
      return hearMessage(told, person, kinds.message.parse(event[kind]))
    case 'message_edit': {
      const { mid, text, num_edit } = kinds.message_edit.parse(event[kind])
      return {
        type: 'news',
        person,
        news: { type: 'edited', id: messageId(mid), version: Math.max(1, num_edit), text: text.slice(0, 8_000) },
      }
    }
    case 'postback': {
      const { mid, title, payload, referral } = kinds.postback.parse(event[kind])
      const begun = beginning(payload ?? '', referral ?? undefined)
      const choice = choiceOf(payload ?? '')
      const text = wordsIn(title) ?? say('opened-link')
      return written(told, person, mid ?? undefined, text, begun, choice === undefined ? {} : { choice })
    }
    case 'referral':
      return written(told, person, undefined, say('opened-link'), beginning('', kinds.referral.parse(event[kind])))
    case 'optin': {
      const { ref, payload, notification_messages_status } = kinds.optin.parse(event[kind])
      if (typeof notification_messages_status === 'string') return { type: 'passed-over', kind }
      return written(
        told,
        person,
        undefined,
        say('opted-in'),
        beginning(payload ?? '', typeof ref === 'string' ? { ref } : undefined),
      )
    }
    case 'delivery': {
      const { mids, watermark } = kinds.delivery.parse(event[kind])
      const ids = mids?.map(messageId)
      return { type: 'news', person, news: { type: 'delivered', to: person, ...(ids ? { ids } : { upTo: watermark }) } }
    }
    case 'read':
      return { type: 'news', person, news: { type: 'read', to: person, upTo: kinds.read.parse(event[kind]).watermark } }
    case 'pass_thread_control':
    case 'take_thread_control': {
      const { new_owner_app_id } = kinds[kind].parse(event[kind])
      const isOurs = isSame(new_owner_app_id ?? '', told.app)
      return { type: 'news', person, news: { type: 'held-by', of: { id: person }, holder: isOurs ? 'us' : 'other' } }
    }
    default:
      return { type: 'passed-over', kind }
  }
}

// Whoever asks for a conversation gets it by taking it; a heart is no answer; who is linked to an account we do not know.
const passedOver: ReadonlySet<Kind> = new Set([
  'reaction',
  'app_roles',
  'account_linking',
  'response_feedback',
  'request_thread_control',
])

function hearMessage(told: Told, person: string, message: Message): Heard {
  const { mid } = message
  if (message.is_echo === true) return { type: 'echo', mid: messageId(mid), to: person, message }
  if (message.is_deleted === true) return { type: 'news', person, news: { type: 'deleted', id: messageId(mid) } }
  const media = mediaOf(message.attachments ?? [])
  const words = [wordsIn(message.text) ?? '', ...wordsOf(message.attachments ?? [])].filter(text => text !== '').join('\n')
  if (words === '' && media.length === 0) return broken(told.event, person, 'a message that says nothing')
  const choice = choiceOf(message.quick_reply?.payload ?? '')
  const answered = message.reply_to?.mid
  return written(told, person, mid, words, beginning('', message.referral ?? undefined), {
    ...(choice === undefined ? {} : { choice }),
    ...(typeof answered === 'string' ? { answers: [messageId(answered)] } : {}),
    media,
  })
}

interface Besides extends Pick<Incoming, 'choice' | 'answers'> {
  readonly media?: readonly Medium[]
}

const dayMs = 86_400_000

function written(
  { event, kind, isStandby, at, humanAgent }: Told,
  person: string,
  mid: string | undefined,
  text: string,
  begun: Beginning,
  { media = [], ...besides }: Besides = {},
): Heard {
  const id = dedupeKey(kind, person, event, mid)
  const { isAnew, ...flow } = begun
  const incoming: Incoming = {
    id,
    from: { id: person },
    ...(text === '' ? {} : { text: text.slice(0, 8_000) }),
    ...besides,
    ...flow,
    // A new beginning is a conversation of its own, whatever the one before is waiting for.
    ...(isAnew ? { thread: id } : {}),
    ...(isStandby ? { unheard: true } : {}),
    at,
    answerBy: { bot: at + dayMs, agents: at + (humanAgent ? 7 : 1) * dayMs },
  }
  return { type: 'incoming', incoming, media }
}

function broken(event: unknown, sender: string | undefined, why: string): Heard {
  return {
    type: 'broken',
    id: dedupeKey('broken', sender ?? '', event, undefined),
    ...(sender === undefined ? {} : { sender }),
    why,
  }
}

function wordsIn(text: string | null | undefined): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}
