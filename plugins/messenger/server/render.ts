import type { Outgoing } from '../../kit/server.ts'
import { payloadOf } from './payload.ts'
import { say } from './say.ts'

type Message = Outgoing['message']
type Part = NonNullable<Message['parts']>[number]
type Card = Extract<Part, { type: 'card' }>
type Choice = NonNullable<Message['choices']>[number]

/** One message as the Send API takes it. */
export interface Body {
  readonly text?: string
  readonly attachment?: { readonly type: string; readonly payload: object }
  readonly quick_replies?: readonly object[]
}

/** What is sent, and where it lies for who cannot be shown it. */
export interface Sending {
  readonly body: Body
  readonly link?: string
}

export interface RenderAbout {
  readonly language: string
  addressOf(mediaId: string): string
}

/** Makes of one message, fitted to the channel, what the Send API takes: several where words, pictures and cards go together. */
export function render({ text, parts = [], choices = [], input }: Message, about: RenderAbout): readonly Sending[] {
  const isButtons = parts.length === 0 && choices.length > 0 && choices.length <= most.buttons && text.length <= most.buttonText
  if (isButtons) return [{ body: buttons(textOr(text, about), choices.map(postback)) }]
  const shown = [...(text === '' ? [] : [{ body: { text } }]), ...partsOf(parts, about)]
  const replies = [...choices.map(quickReply), ...(choices.length === 0 ? fieldReply(input) : [])]
  if (replies.length === 0) return shown
  const last = shown.at(-1)
  // They vanish with the next message: so they hang on the last one.
  const answered = { ...(last ?? { body: { text: textOr('', about) } }) }
  return [...shown.slice(0, -1), { ...answered, body: { ...answered.body, quick_replies: replies } }]
}

/** A file by its address. */
export function fileBody(type: string, url: string): Body {
  const [kind = ''] = type.split('/')
  return media(['image', 'audio', 'video'].includes(kind) ? kind : 'file', url)
}

const most = { buttons: 3, buttonText: 640, buttonTitle: 20, title: 80, subtitle: 80 }

function partsOf(parts: readonly Part[], about: RenderAbout): readonly Sending[] {
  const sendings: Sending[] = []
  let row: object[] = []
  const endRow = (): void => {
    if (row.length > 0) sendings.push({ body: generic(row) })
    row = []
  }
  for (const part of parts) {
    const element = part.type === 'card' ? elementOf(part, about) : undefined
    if (element) row.push(element)
    else {
      endRow()
      if (part.type === 'card') sendings.push(...looseCard(part, about))
      else sendings.push({ body: media(part.type, about.addressOf(part.mediaId)), link: about.addressOf(part.mediaId) })
    }
    if (part.type !== 'card' && part.alt !== undefined && part.alt !== '' && part.type !== 'image')
      sendings.push({ body: { text: part.alt } })
  }
  endRow()
  return sendings
}

// A card of a row has a title and one thing more, and little room: what does not fit goes as messages of its own.
function elementOf({ title, text, url, mediaId, choices = [] }: Card, { addressOf }: RenderAbout): object | undefined {
  const pressed = [...choices.map(postback), ...linkButton(title, url)]
  const isMore = (text !== undefined && text !== '') || mediaId !== undefined || pressed.length > 0
  const fits = title.length <= most.title && (text ?? '').length <= most.subtitle && pressed.length <= most.buttons
  if (!fits || !isMore) return undefined
  return {
    title,
    ...(text === undefined || text === '' ? {} : { subtitle: text }),
    ...(mediaId === undefined ? {} : { image_url: addressOf(mediaId) }),
    ...(pressed.length > 0 ? { buttons: pressed } : {}),
  }
}

function looseCard({ title, text = '', url, mediaId, choices = [] }: Card, { addressOf }: RenderAbout): readonly Sending[] {
  const said = [title, text].filter(line => line !== '').join('\n\n')
  const pressed = [...choices.map(postback), ...linkButton(title, url)]
  const isTogether = said.length <= most.buttonText
  const groups = Array.from({ length: Math.ceil(pressed.length / most.buttons) }, (_, at) =>
    pressed.slice(at * most.buttons, (at + 1) * most.buttons),
  )
  return [
    ...(mediaId === undefined ? [] : [{ body: media('image', addressOf(mediaId)), link: addressOf(mediaId) }]),
    ...(isTogether && groups.length > 0 ? [] : [{ body: { text: said } }]),
    ...groups.map((group, at) => ({ body: buttons(at === 0 && isTogether ? said : title.slice(0, most.buttonText), group) })),
  ]
}

function media(type: string, url: string): Body {
  return { attachment: { type, payload: { url, is_reusable: true } } }
}

function buttons(text: string, pressed: readonly object[]): Body {
  return { attachment: { type: 'template', payload: { template_type: 'button', text, buttons: pressed } } }
}

function generic(elements: readonly object[]): Body {
  return { attachment: { type: 'template', payload: { template_type: 'generic', elements } } }
}

function postback({ id, label }: Choice): object {
  return { type: 'postback', title: label, payload: payloadOf(id) }
}

function quickReply({ id, label }: Choice): object {
  return { content_type: 'text', title: label, payload: payloadOf(id) }
}

function linkButton(title: string, url: string | undefined): readonly object[] {
  return url === undefined ? [] : [{ type: 'web_url', title: short(title), url }]
}

// Messenger offers what it knows of the person; whoever wants to writes another one.
function fieldReply(input: Message['input']): readonly object[] {
  if (input === 'email') return [{ content_type: 'user_email' }]
  return input === 'phone' ? [{ content_type: 'user_phone_number' }] : []
}

function textOr(text: string, { language }: RenderAbout): string {
  return text === '' ? say('choose', language) : text
}

function short(text: string): string {
  if (text.length <= most.buttonTitle) return text
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
  let cut = ''
  for (const { segment } of letters) {
    if (cut.length + segment.length > most.buttonTitle - 1) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}
