import { describe, expect, it } from 'vitest'
import { lookOf } from '../../../builder/editor/preview/channels/channel-look.ts'
import { linesOf } from '../../../builder/editor/preview/channels/line.ts'
import { form } from '../../../plugins/form/index.ts'
import { hook } from '../../../plugins/hook/index.ts'
import type { Fitting } from '../../../plugins/kit/fit.ts'
import { website } from '../../../plugins/website/index.ts'
import type { PreviewView } from '../../../runtime/api/contract.ts'

/** A channel that nobody here knows: text messages, as a plugin of somebody's own brings them. */
const texts = {
  delivery: 'push',
  limits: { textLength: 160, choices: 0, choiceLength: 0, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: false, typing: false, markdown: false },
} as const

type Message = Extract<PreviewView['events'][number], { type: 'message' }>
const said = (about: Partial<Message>): PreviewView['events'] => [
  { seq: 1, at: 0, type: 'message', id: 'm1', author: 'bot', text: 'Which?', ...about },
]
const about = { language: 'en', addressOf: (id: string) => `https://here/${id}` }
const lost = (message: Partial<Message>, channel: Fitting) => linesOf(said(message), channel, about)[0]?.losses
const two = [
  { id: 'a', label: 'A quote' },
  { id: 'b', label: 'My order' },
]
const picture = { type: 'image', mediaId: 'roof', alt: 'A roof' } as const

describe('what is said, as each channel shows it', () => {
  it.each<[string, Partial<Message>, string[]]>([
    ['plain words', {}, []],
    ['choices', { choices: two, input: 'choice' }, ['listed']],
    ['several choices', { choices: two, input: 'choices' }, ['several']],
    ['a scale', { choices: [1, 2, 3].map(step => ({ id: `${step}`, label: `${step}` })), input: 'rating' }, ['rating']],
    ['a date', { input: 'date' }, ['typed']],
    ['a file', { input: 'file' }, ['file']],
    ['a picture', { parts: [picture] }, ['worded']],
    ['bold words', { text: 'A **bold** word' }, ['plain']],
    ['a long text', { text: 'Seven words that are said many times. '.repeat(12) }, ['split']],
  ])('%s: all of it on the website, less in a text message', (_, message, losses) => {
    expect(lost(message, website)).toEqual([])
    expect(lost(message, texts)).toEqual(losses)
  })

  it('is what is sent: a list whose numbers can be answered, a link to the picture', () => {
    const [line] = linesOf(said({ choices: two, input: 'choice', parts: [picture] }), texts, about)
    expect(line?.shown.map(({ text }) => text).join('\n')).toBe(
      'Which?\n\nPicture: A roof\nhttps://here/roof\n\n1. A quote\n2. My order',
    )
  })

  it('leaves what the visitor said as it was, and what is no message out', () => {
    const events = [
      ...said({ author: 'visitor', text: '**Hi**' }),
      { seq: 2, at: 0, type: 'status', status: 'open', owner: 'bot' } as const,
    ]
    expect(linesOf(events, texts, about)).toEqual([{ id: 'm1', isVisitor: true, shown: [{ text: '**Hi**' }], losses: [] }])
  })
})

it('looks like a letter where nothing can be pressed and much can be written, and like a chat elsewhere', () => {
  expect([website, hook, form, texts].map(lookOf)).toEqual(['chat', 'chat', 'letter', 'chat'])
})
