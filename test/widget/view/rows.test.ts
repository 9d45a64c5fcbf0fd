import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../../plugins/website/widget/view/formats.ts'
import type { Row } from '../../../plugins/website/widget/view/rows.ts'
import { rowsOf } from '../../../plugins/website/widget/view/rows.ts'
import { agent, ago, bot, chat, me, mette, now, outgoing, type Sample, sample, status } from '../../../stories/widget/sample.ts'

const { dayOf } = formatsOf('en', 'Europe/Berlin')

function rows(about: Sample): { readonly past: readonly Row[]; readonly live: readonly Row[] } {
  const { state, config } = sample(about)
  return rowsOf({ state, greeting: config.greeting, today: dayOf(now) }, dayOf)
}

/** A row in a few words: who, what, how far it has come; `^` has its name above it, `_` ends a group. */
function words(row: Row): string {
  if (row.type === 'day') return `day ${new Date(row.at).toISOString().slice(0, 10)}`
  if (row.type === 'event') return `${row.what}${row.name === undefined ? '' : ` ${row.name}`}`
  const marks = `${row.isHeaded ? '^' : ''}${row.author}${row.isLast ? '_' : ''}`
  return `${marks}: ${row.message.text}${row.delivery ? ` (${row.delivery})` : ''}`
}

const shown = (about: Sample): readonly string[] => {
  const { past, live } = rows(about)
  return [...past, ...live].map(words)
}

describe('before a conversation', () => {
  it('the greeting is shown, without times', () => {
    expect(shown({})).toEqual([
      'bot: Hi there. I can help with prices, planning and your order.',
      'bot_: What brings you to our prices?',
    ])
    expect(rows({}).past[0]).not.toHaveProperty('at')
  })

  it('what the visitor says first stands below it', () => {
    expect(shown({ state: { outgoing: [outgoing('Hello')] } }).at(-1)).toBe('visitor_: Hello (sending)')
  })
})

describe('who speaks', () => {
  it('is told when it changes, and again after a silence; that the bot begins, the header says', () => {
    const entries = [
      bot(60, 'Hi'),
      me(59, 'Hello'),
      bot(59, 'And?'),
      agent(50, 'joined'),
      mette(50, 'Good day'),
      mette(49, 'I am Mette'),
      me(48, 'Hi'),
      mette(47, 'So'),
      mette(20, 'Still there?'),
      bot(19, 'Bye'),
    ]
    expect(shown({ state: chat(entries, { owner: 'agent' }) })).toEqual([
      'bot_: Hi',
      'visitor_: Hello',
      'bot_: And?',
      'joined Mette Holm',
      '^agent: Good day',
      'agent_: I am Mette',
      'visitor_: Hi',
      'agent_: So',
      '^agent_: Still there?',
      '^bot_: Bye',
    ])
  })

  it('a name cannot turn the text around it', () => {
    const [row] = rows({ state: chat([mette(1, 'x', { name: '\u202eettem\u2066 Holm' })]) }).past
    expect(row).toMatchObject({ name: 'ettem Holm' })
  })
})

describe('days', () => {
  it('are told where they change; that all is of today, is not', () => {
    expect(shown({ state: chat([bot(10, 'a'), me(9, 'b')]) })).toEqual(['bot_: a', 'visitor_: b (sent)'])
    expect(shown({ state: chat([bot(60 * 48, 'a'), me(60 * 24, 'b'), bot(1, 'c')]) })).toEqual([
      'day 2026-03-10',
      'bot_: a',
      'day 2026-03-11',
      'visitor_: b',
      'day 2026-03-12',
      '^bot_: c',
    ])
  })

  it('are those of the visitor, not of Greenwich', () => {
    const night = { ...bot(0, 'late'), at: Date.UTC(2026, 2, 11, 23, 30) }
    expect(shown({ state: chat([night]) })).toEqual(['bot_: late'])
  })
})

describe('what happens', () => {
  it('is told once, in words for what it means', () => {
    const entries = [
      status(9, { status: 'open', owner: 'queue' }),
      agent(8, 'joined'),
      status(8, { status: 'open', owner: 'agent' }),
      status(7, { status: 'snoozed', owner: 'agent' }),
      status(6, { status: 'open', owner: 'bot' }),
      agent(6, 'left'),
      status(5, { status: 'closed', owner: 'bot' }),
      status(5, { status: 'closed', owner: 'agent' }),
      status(4, { status: 'open', owner: 'queue' }),
    ]
    expect(shown({ state: chat(entries) })).toEqual([
      'people',
      'joined Mette Holm',
      'bot',
      'left Mette Holm',
      'closed',
      'reopened',
    ])
  })

  it('asking for people is seen before the server has heard it', () => {
    const state = { outgoing: [outgoing('', { act: 'person', clientMsgId: 'p' })] }
    expect(shown({ state }).at(-1)).toBe('asking')
  })
})

describe('how far a message has come', () => {
  const talk = chat([bot(3, 'Hi'), me(2, 'one'), me(1, 'two')])

  it('stands under the last one of the visitor, as long as nobody has answered', () => {
    expect(shown({ state: talk }).slice(-2)).toEqual(['visitor: one', 'visitor_: two (sent)'])
    expect(shown({ state: { ...talk, seen: { upToSeq: 3, at: ago(0) } } }).at(-1)).toBe('visitor_: two (seen)')
    expect(shown({ state: { ...talk, seen: { upToSeq: 2, at: ago(0) } } }).at(-1)).toBe('visitor_: two (sent)')
    expect(shown({ state: chat([me(2, 'one'), bot(1, 'ok')]) })).toEqual(['visitor_: one', 'bot_: ok'])
  })

  it('moves on to the one that is being sent', () => {
    const state = { ...talk, outgoing: [outgoing('three'), outgoing('four')] }
    expect(shown({ state }).slice(-3)).toEqual(['visitor: two', 'visitor: three', 'visitor_: four (sending)'])
  })

  it('without a network says that it waits, and what has arrived', () => {
    const state = { ...talk, line: 'offline' as const, outgoing: [outgoing('three', { state: 'waiting' })] }
    expect(shown({ state }).slice(-2)).toEqual(['visitor: two (sent)', 'visitor_: three (waiting)'])
  })

  it('of what was refused is told wherever it stands', () => {
    const state = { ...talk, outgoing: [outgoing('three', { state: 'refused' }), outgoing('four')] }
    expect(shown({ state }).slice(-2)).toEqual(['visitor: three (refused)', 'visitor_: four (sending)'])
  })

  it('a pick reads as what was picked', () => {
    const state = { ...talk, outgoing: [outgoing('x', { act: { choice: 'quote' }, label: 'A quote' })] }
    expect(shown({ state }).at(-1)).toBe('visitor_: A quote (sending)')
  })
})

describe('what is announced', () => {
  const talk = chat([bot(3, 'a'), me(2, 'b'), bot(1, 'c')])

  it('is what came since the visitor looks on', () => {
    const { past, live } = rows({ state: { ...talk, liveFrom: 3 } })
    expect([past.map(words), live.map(words)]).toEqual([['bot_: a', 'visitor_: b'], ['bot_: c']])
  })

  it('is nothing of the past, and nothing before the past is there', () => {
    expect(rows({ state: talk }).live).toEqual([])
    expect(rows({ state: { ...talk, liveFrom: 1, loaded: false } }).live).toEqual([])
  })
})
