import { type Fitting, fit as fitTo } from '../../../plugins/kit/fit.ts'
import { plainText } from '../../../plugins/kit/markdown/plain-text.ts'
import type { Input, Shown, ShownChoice, ShownPart } from '../../../plugins/kit/message.ts'
import { pickText } from '../../../plugins/kit/text.ts'
import type { NodePlan } from '../node-plan.ts'
import type { Field } from '../visit-fields.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** What the flow's channel cannot show, with what becomes of it: the same function makes what is sent. */
export function* degraded(subject: Subject): Iterable<Finding> {
  const channel = subject.channelOf(subject.flow.channel)
  if (!channel) return
  const [language = 'en'] = subject.flow.languages
  const sent = (message: Shown): readonly Shown[] => fitTo(message, channel, { language })
  for (const [index, plan] of subject.graph.plans.entries()) {
    const fields = (subject.fields[index] ?? []).filter(({ isHidden }) => isHidden !== true)
    const asked = inputsOf(plan)
    yield* choicesOf(plan, fields, asked, language, sent)
    yield* partsOf(plan, fields, language, sent)
    yield* inputs(plan, asked, channel, sent)
    if (!channel.capabilities.markdown) yield* marks(plan.id, subject.texts[index] ?? [])
  }
}

type Send = (message: Shown) => readonly Shown[]

function* choicesOf(
  { id: node }: NodePlan,
  fields: readonly Field[],
  asked: readonly Input[],
  language: string,
  sent: Send,
): Iterable<Finding> {
  const input = asked.includes('choices') ? 'choices' : 'choice'
  for (const { kind, value, path } of fields) {
    if (kind !== 'choices' || !Array.isArray(value) || value.length === 0) continue
    const choices = value.map((item: unknown) => choiceOf(item, language))
    const shown = sent({ text: '', choices, input })
    if (shown.some(one => one.choices)) continue
    yield { code: 'choices_listed', node, field: path.join('.'), params: { becomes: inShort(shown) } }
  }
}

function* partsOf({ id: node, config }: NodePlan, fields: readonly Field[], language: string, sent: Send): Iterable<Finding> {
  const seen = new Set<string>()
  for (const { path } of fields) {
    const at = path.slice(0, -1)
    const field = at.join('.')
    const part = seen.has(field) ? undefined : partOf(inside(config, at), language)
    seen.add(field)
    if (!part) continue
    const shown = sent({ text: '', parts: [part] })
    if (!shown.some(one => one.parts)) yield { code: 'part_in_words', node, field, params: { becomes: inShort(shown) } }
  }
}

function* inputs({ id: node, declared }: NodePlan, asked: readonly Input[], channel: Fitting, sent: Send): Iterable<Finding> {
  const does = declared?.type === 'action' ? declared.does : undefined
  const named = typeof does?.asks === 'string' ? { field: does.asks } : {}
  if (asked.includes('file') && !channel.capabilities.inputs.includes('file')) {
    yield { code: 'file_not_asked', node, ...named, params: {} }
  }
  if (!asked.includes('rating')) return
  const shown = sent({ text: '', input: 'rating', choices: steps })
  if (!shown.some(one => one.choices)) yield { code: 'rating_in_words', node, ...named, params: { becomes: inShort(shown) } }
}

// Labels of answers are no Markdown.
function* marks(node: string, texts: Subject['texts'][number]): Iterable<Finding> {
  for (const { kind, wordings } of texts) {
    if (kind !== 'localised') continue
    for (const { path: field, text } of wordings) {
      if (!mayMark.test(text) || /\.label\.[^.]+$/.test(field)) continue
      const plain = plainText(text)
      if (bare(plain) !== bare(text))
        yield { code: 'markdown_plain', node, field, params: { becomes: inShort([{ text: plain }]) } }
    }
  }
}

const mayMark = /[*`[~\\]/
const steps: readonly ShownChoice[] = [1, 2, 3, 4, 5].map(step => ({ id: `${step}`, label: `${step}` }))

/** What an action asks for, as it declares it. */
function inputsOf({ declared, config }: NodePlan): readonly Input[] {
  const asks = declared?.type === 'action' ? declared.does?.asks : undefined
  if (asks === undefined || typeof asks !== 'string') return asks ?? []
  const value = config[asks]
  return known.filter(input => input === value)
}

const known: readonly Input[] = ['text', 'email', 'phone', 'url', 'number', 'date', 'time', 'choice', 'choices', 'rating', 'file']

function choiceOf(item: unknown, language: string): ShownChoice {
  const { id, label } = typeof item === 'object' && item !== null ? { id: '', label: {}, ...item } : { id: '', label: {} }
  return { id: String(id), label: words(label, language) }
}

function partOf(value: unknown, language: string): ShownPart | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined
  const { type } = value
  if (type === 'card') {
    const { title, text, url } = { title: {}, text: {}, url: '', ...value }
    return { type, title: words(title, language), text: words(text, language), ...(typeof url === 'string' ? { url } : {}) }
  }
  if (type !== 'image' && type !== 'video' && type !== 'audio' && type !== 'file') return undefined
  const { mediaId, alt } = { mediaId: '', alt: {}, ...value }
  return { type, mediaId: String(mediaId), alt: words(alt, language) }
}

function words(text: unknown, language: string): string {
  if (typeof text !== 'object' || text === null) return ''
  const lines = Object.entries(text).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return pickText(Object.fromEntries(lines), [language])
}

function inside(config: unknown, path: Field['path']): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined),
    config,
  )
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}

const longest = 120

function inShort(shown: readonly Shown[]): string {
  const text = shown
    .map(one => one.text)
    .join('\n')
    .replaceAll(/\s*\n\s*/g, ' / ')
  const letters = Array.from(text)
  return letters.length <= longest ? text : `${letters.slice(0, longest).join('')}…`
}
