import { describe, expect, it } from 'vitest'
import type { OpenQuestion } from '../../../plugins/website/widget/view/open-question.ts'
import { openQuestionOf, wayOf } from '../../../plugins/website/widget/view/open-question.ts'
import { bot, chat, conversation, me, outgoing, type Sample, sample, status } from '../../../stories/widget/sample.ts'

const open = (about: Sample): OpenQuestion | undefined => openQuestionOf(sample(about))
const ask = bot(1, 'Which?', { input: 'choice', choices: [{ id: 'a', label: 'A' }] })

describe('the open question', () => {
  it('is that of the greeting before a conversation, and answers nothing by its id', () => {
    expect(open({})).toMatchObject({ rowKey: '2', text: 'What brings you to our prices?', input: 'choice' })
    expect(open({})).not.toHaveProperty('replyTo')
    expect(open({ config: { greeting: [{ text: 'Hi' }] } })).toBeUndefined()
  })

  it('is the pending one of the conversation, on the row of its message', () => {
    expect(open({ state: chat([me(2, 'Hi'), ask]) })).toEqual({
      rowKey: '2',
      text: 'Which?',
      input: 'choice',
      choices: [{ id: 'a', label: 'A' }],
      replyTo: 'm2',
    })
  })

  it('waits for its message to appear: the bot may still be typing', () => {
    const pending = { messageId: 'm9', text: 'Which?' }
    expect(open({ state: { ...chat([me(2, 'Hi')]), conversation: conversation({ pending }) } })).toBeUndefined()
  })

  it('is gone once answered here, and back when the answer was refused', () => {
    const talk = chat([ask])
    expect(open({ state: { ...talk, outgoing: [outgoing('A')] } })).toBeUndefined()
    expect(open({ state: { ...talk, outgoing: [outgoing('A', { state: 'refused' })] } })).toBeDefined()
    expect(open({ state: { ...talk, outgoing: [outgoing('', { act: 'person' })] } })).toBeDefined()
    expect(open({ state: { outgoing: [outgoing('A')] } })).toBeUndefined()
  })

  it('is what was asked since the bot gave the conversation away', () => {
    const queue = { status: 'open', owner: 'queue' } as const
    expect(open({ state: chat([ask, status(1, queue)], queue) })).toBeUndefined()
    expect(open({ state: chat([status(1, queue), ask], queue) })).toBeDefined()
    const withAgent = { status: 'open', owner: 'agent' } as const
    expect(open({ state: chat([status(1, queue), ask, status(1, withAgent)], withAgent) })).toBeUndefined()
    const closed = { status: 'closed', owner: 'agent' } as const
    expect(open({ state: chat([status(1, closed), ask], closed) })).toBeDefined()
    expect(open({ state: chat([ask, status(1, queue), status(1, { status: 'open', owner: 'bot' })]) })).toBeDefined()
  })
})

describe('the way to answer', () => {
  const way = (input: OpenQuestion['input'], ids: readonly string[] = [], isAttachable = true) =>
    wayOf({ rowKey: '1', text: '', ...(input ? { input } : {}), choices: ids.map(id => ({ id, label: id })) }, isAttachable)

  it.each([
    ['text', [], undefined],
    ['text', ['dont-know'], 'choices'],
    [undefined, ['a'], 'choices'],
    ['choice', ['a'], 'choices'],
    ['choices', ['a'], 'list'],
    ['choices', [], undefined],
    ['rating', ['1', '2', '10'], 'rating'],
    ['rating', ['good', 'bad'], undefined],
    ['email', [], 'field'],
    ['phone', ['skip'], 'field'],
    ['url', [], 'field'],
    ['number', [], 'field'],
    ['date', [], 'field'],
    ['time', [], 'field'],
    ['file', [], 'file'],
  ] as const)('to %s with %j is %s', (input, ids, expected) => expect(way(input, ids)).toBe(expected))

  it('offers no file where files are not wanted, but the ways around it', () => {
    expect(way('file', [], false)).toBeUndefined()
    expect(way('file', ['skip'], false)).toBe('choices')
  })
})
