import type { ErrorName } from './graph-error.ts'

/** What the Send API is posted; whatever it may be, it is looked at. */
export interface Posted {
  readonly recipient?: { readonly id?: string }
  readonly messaging_type?: string
  readonly tag?: string
  readonly sender_action?: string
  readonly message?: {
    readonly text?: string
    readonly metadata?: string
    readonly quick_replies?: readonly Button[]
    readonly attachment?: { readonly type: string; readonly payload: Payload }
  }
}

interface Button {
  readonly content_type?: string
  readonly type?: string
  readonly title?: string
  readonly payload?: string
  readonly url?: string
}

interface Payload {
  readonly template_type?: string
  readonly text?: string
  readonly url?: string
  readonly buttons?: readonly Button[]
  readonly elements?: readonly {
    readonly title: string
    readonly subtitle?: string
    readonly image_url?: string
    readonly buttons?: readonly Button[]
  }[]
}

const dayMs = 86_400_000

/** Why a message is not taken, by the limits and windows of the platform; nothing where it is. */
export function refusalOf(
  { messaging_type, tag, message }: Posted,
  userAt: number | undefined,
  now: number,
): ErrorName | undefined {
  if (userAt === undefined) return 'no-such-person'
  if (messaging_type === 'MESSAGE_TAG') {
    // Other tags are gone.
    if (tag !== 'HUMAN_AGENT') return 'invalid'
    if (now - userAt > 7 * dayMs) return 'outside-week'
  } else if (messaging_type !== 'RESPONSE') return 'invalid'
  else if (now - userAt > dayMs) return 'outside-window'
  return message && fits(message) ? undefined : 'invalid'
}

function fits({ text, metadata, quick_replies: replies, attachment }: NonNullable<Posted['message']>): boolean {
  if (text === undefined && attachment === undefined) return false
  if (text !== undefined && (text.length === 0 || text.length > 2_000 || attachment !== undefined)) return false
  if ((metadata ?? '').length > 1_000) return false
  if (replies && (replies.length === 0 || replies.length > 13 || !replies.every(isQuickReply))) return false
  return attachment === undefined || fitsAttachment(attachment)
}

function isQuickReply({ content_type, title = '', payload = '' }: Button): boolean {
  if (content_type === 'user_email' || content_type === 'user_phone_number') return true
  return content_type === 'text' && title.length > 0 && title.length <= 20 && payload.length > 0 && payload.length <= 1_000
}

function fitsAttachment({ type, payload }: { readonly type: string; readonly payload: Payload }): boolean {
  if (type !== 'template') return ['image', 'video', 'audio', 'file'].includes(type) && /^https?:/.test(payload.url ?? '')
  const { template_type, text = '', buttons = [], elements = [] } = payload
  if (template_type === 'button') return text.length > 0 && text.length <= 640 && buttons.length > 0 && areButtons(buttons)
  if (template_type !== 'generic' || elements.length === 0 || elements.length > 10) return false
  return elements.every(
    ({ title, subtitle = '', image_url, buttons: own = [] }) =>
      title.length > 0 &&
      title.length <= 80 &&
      subtitle.length <= 80 &&
      areButtons(own) &&
      (subtitle !== '' || image_url !== undefined || own.length > 0),
  )
}

function areButtons(buttons: readonly Button[]): boolean {
  return (
    buttons.length <= 3 &&
    buttons.every(({ type, title = '', payload = '', url }) => {
      if (title.length === 0 || title.length > 20) return false
      return type === 'web_url'
        ? /^https?:/.test(url ?? '')
        : type === 'postback' && payload.length > 0 && payload.length <= 1_000
    })
  )
}

/** A message as the person reads it. */
export function readable({ text, attachment, quick_replies = [] }: NonNullable<Posted['message']>): string {
  const { payload } = attachment ?? {}
  const titles = [...quick_replies, ...(payload?.buttons ?? [])].map(({ title, content_type }) => `[${title ?? content_type}]`)
  const cards = (payload?.elements ?? []).map(({ title, subtitle }) => [title, subtitle].filter(Boolean).join(': '))
  const shown = text ?? payload?.text ?? (payload?.url === undefined ? '' : `<${attachment?.type} ${payload.url}>`)
  return [shown, ...cards, ...titles].filter(part => part !== '').join(' ')
}
