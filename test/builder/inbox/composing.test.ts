import { describe, expect, it } from 'vitest'
import { complete, completionAt, fitting, mentionsIn } from '../../../builder/inbox/state/completion.ts'
import { createDrafts, emptyDraft } from '../../../builder/inbox/state/drafts.ts'
import { fillSnippet } from '../../../builder/inbox/state/fill-snippet.ts'
import { snoozeUntil } from '../../../builder/inbox/state/snooze-times.ts'

describe('a snippet or a name while one writes', () => {
  it('is asked for by its mark at the beginning of a word', () => {
    expect(completionAt('Hello /surv', 11, 'reply')).toEqual({ of: 'snippet', word: 'surv', from: 6, to: 11 })
    expect(completionAt('see 3/4', 7, 'reply')).toBeUndefined()
    expect(completionAt('/done and more', 14, 'reply')).toBeUndefined()
    expect(completionAt('@Jon', 4, 'note')).toMatchObject({ of: 'mention', word: 'Jon' })
    expect(completionAt('@Jon', 4, 'reply')).toBeUndefined()
    expect(completionAt('ada@corp', 8, 'note')).toBeUndefined()
  })

  it('goes into its place, and the caret behind it', () => {
    const found = completionAt('Hello /surv now', 11, 'reply')
    expect(found && complete('Hello /surv now', found, 'It is free.')).toEqual({ text: 'Hello It is free. now', caret: 17 })
  })

  it('fits best by its beginning, then by a word in it, then anywhere', () => {
    const all = ['roof-survey', 'survey-old', 'survey-free', 'dates', 'hello']
    expect(fitting(all, 'Surv', name => [name, name === 'dates' ? 'Next survey dates' : ''])).toEqual([
      'survey-free',
      'survey-old',
      'roof-survey',
      'dates',
    ])
  })

  it('fills what is known into a snippet, once', () => {
    const known = { contact: { firstName: '{{vars.x}}' }, vars: { x: 'never' }, page: {} }
    expect(fillSnippet('Hi {{contact.firstName|there}}', known, 'en')).toBe('Hi {{vars.x}}')
    expect(fillSnippet('Hi {{contact.firstName|there}}', { ...known, contact: {} }, 'en')).toBe('Hi there')
  })

  it('names only those who still stand in the note', () => {
    const picked = [
      { id: 'u1', name: 'Mette Holm' },
      { id: 'u2', name: 'Jonas' },
    ]
    expect(mentionsIn('Ask @Mette Holm', picked)).toEqual(['u1'])
  })
})

describe('drafts', () => {
  const storage = () => {
    const kept = new Map<string, string>()
    return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  }

  it('are there after a reload, each person’s own', () => {
    const store = storage()
    createDrafts(store, 'mette').set('c1', { ...emptyDraft, reply: 'Half a sen' })
    expect(createDrafts(store, 'mette').get('c1').reply).toBe('Half a sen')
    expect(createDrafts(store, 'jonas').get('c1')).toEqual(emptyDraft)
  })

  it('are forgotten when they are empty, and the oldest of very many', () => {
    const store = storage()
    const drafts = createDrafts(store, 'mette')
    for (let n = 0; n < 205; n += 1) drafts.set(`c${n}`, { ...emptyDraft, note: 'x' })
    drafts.set('c204', emptyDraft)
    const again = createDrafts(store, 'mette')
    expect([again.get('c0').note, again.get('c203').note, again.get('c204').note]).toEqual(['', 'x', ''])
  })

  it('live on in a browser whose store is full or holds something else', () => {
    const broken = {
      getItem: () => '{"not":"ours"}',
      setItem: () => {
        throw new Error('full')
      },
    }
    const drafts = createDrafts(broken, 'mette')
    drafts.set('c', { ...emptyDraft, reply: 'still here' })
    expect(drafts.get('c').reply).toBe('still here')
  })
})

describe('putting away', () => {
  const monday = new Date(2026, 4, 4, 14, 30).getTime()

  it('ends in an hour, tomorrow at nine, or on Monday next', () => {
    expect(snoozeUntil('hour', monday) - monday).toBe(3_600_000)
    expect(new Date(snoozeUntil('tomorrow', monday))).toEqual(new Date(2026, 4, 5, 9))
    expect(new Date(snoozeUntil('week', monday))).toEqual(new Date(2026, 4, 11, 9))
    expect(new Date(snoozeUntil('week', new Date(2026, 4, 10, 8).getTime()))).toEqual(new Date(2026, 4, 11, 9))
  })
})
