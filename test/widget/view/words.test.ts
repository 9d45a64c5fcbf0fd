import { describe, expect, it } from 'vitest'
import type { Texts } from '../../../plugins/website/widget/contract.ts'
import ar from '../../../plugins/website/widget/texts/ar.json'
import en from '../../../plugins/website/widget/texts/en.json'
import pl from '../../../plugins/website/widget/texts/pl.json'
import { cleanName, initialsOf } from '../../../plugins/website/widget/view/clean-name.ts'
import { formatsOf } from '../../../plugins/website/widget/view/formats.ts'
import { menuItemsOf } from '../../../plugins/website/widget/view/menu-items.ts'
import { placeholderOf } from '../../../plugins/website/widget/view/placeholder-of.ts'
import { agentOf } from '../../../plugins/website/widget/view/speaker-of.ts'
import { statusLineOf } from '../../../plugins/website/widget/view/status-line.ts'
import { wordingOf } from '../../../plugins/website/widget/view/wording.ts'
import { agent, ago, chat, conversation, me, mette, now, outgoing, type Sample, sample } from '../../../stories/widget/sample.ts'

const wording = wordingOf(en, 'en')
const { t } = wording
/** As it is read: Intl sets narrow spaces. */
const read = (text: string): string => text.replace(/\u202f/g, ' ')

describe('names', () => {
  it('stand isolated in sentences that are written the other way round', () => {
    expect(t('event.joined', { name: 'Mette' })).toBe('Mette joined')
    expect(t('event.joined', { name: 'منى' })).toBe('\u2068منى\u2069 joined')
    expect(wordingOf(ar, 'ar').t('event.joined', { name: 'Mette' })).toBe('انضم \u2068Mette\u2069')
    expect(wordingOf(ar, 'ar').t('event.joined', { name: 'منى' })).toBe('انضم منى')
  })

  it('are never scanned for slots', () => {
    expect(read(t('by', { name: '{time}', time: '14:27' }))).toBe('{time}, 14:27')
  })

  it('give letters for a picture', () => {
    expect(['Mette Holm', 'mette', 'Anna Maria van Dam', '\u202eAda Byron', '李小龙', '👍 Team', ''].map(initialsOf)).toEqual([
      'MH',
      'M',
      'AD',
      'AB',
      '李',
      '👍T',
      '',
    ])
    expect(cleanName(' \u2067Ada\u2069 ')).toBe('Ada')
  })
})

describe('numbers', () => {
  const left = (texts: Texts, language: string, count: number): string =>
    read(wordingOf(texts, language).count('write.left', count))

  it('take the form of their language', () => {
    expect([1, 2, 1_234].map(count => left(en, 'en', count))).toEqual([
      '1 character left',
      '2 characters left',
      '1,234 characters left',
    ])
    expect([1, 3, 5].map(count => left(pl, 'pl', count))).toEqual(['Został 1 znak', 'Zostały 3 znaki', 'Zostało 5 znaków'])
    expect([1, 2].map(count => left(ar, 'ar', count))).toEqual(['بقي حرف واحد', 'بقي حرفان'])
  })
})

describe('who speaks, under the name', () => {
  const formats = formatsOf('en', 'Europe/Berlin')
  const line = (about: Sample): string => {
    const { text, isHere } = statusLineOf(sample(about), wording, formats)
    return `${isHere ? '* ' : ''}${read(text)}`
  }
  const monday = { open: false, changesAt: Date.UTC(2026, 2, 16, 8) }
  const liveChat: Sample['config'] = { flow: { id: 'talk', name: 'Talk', kind: 'live-chat', version: 1 } }

  it('a bot is called a bot, and people are told of', () => {
    expect(line({})).toBe('* Bot. People until 5:00 PM')
    expect(line({ display: { hours: monday } })).toBe('Bot. People from Monday 9:00 AM')
    expect(line({ display: { hours: { open: true } } })).toBe('Bot')
  })

  it('a live chat is not said to be a bot', () => {
    expect(line({ config: liveChat })).toBe('* People here until 5:00 PM')
    expect(line({ config: liveChat, display: { hours: monday } })).toBe('Away until Monday 9:00 AM')
    expect(line({ config: liveChat, display: { hours: { open: false } } })).toBe('Away')
  })

  it('follows the conversation', () => {
    expect(line({ state: { conversation: conversation({ owner: 'queue' }) } })).toBe('Looking for a person')
    expect(line({ state: { conversation: conversation({ owner: 'agent' }) } })).toBe('* Here now')
    expect(line({ state: { conversation: conversation({ owner: 'agent' }) }, display: { hours: monday } })).toBe(
      'Away until Monday 9:00 AM',
    )
    expect(line({ state: { conversation: conversation({ owner: 'agent', status: 'closed' }) } })).toBe('The chat has ended')
  })

  it('believes hours only until they change', () => {
    expect(line({ display: { hours: { open: true, changesAt: ago(1) } } })).toBe('Bot')
    expect(line({ config: liveChat, display: { hours: { open: true, changesAt: ago(1) } } })).toBe('Away')
  })

  it('an agent is who joined last and has not left', () => {
    const of = (...entries: Parameters<typeof chat>[0]): string | undefined => {
      const { state } = sample({ state: chat(entries, { owner: 'agent' }) })
      return agentOf(state)
    }
    expect(of(agent(3, 'joined'))).toBe('Mette Holm')
    expect(of(agent(3, 'joined'), me(2, 'x'), mette(1, 'y', { name: 'Ole' }))).toBe('Ole')
    expect(of(agent(3, 'joined'), agent(2, 'left'))).toBeUndefined()
    expect(agentOf(sample({ state: chat([agent(3, 'joined')], { owner: 'bot' }) }).state)).toBeUndefined()
  })
})

describe('what the composer and the menu say', () => {
  it('the composer names whom one writes to', () => {
    const words = (about: Sample, hasQuestion = false, name?: string): string =>
      read(placeholderOf(sample(about), hasQuestion, name, t))
    expect(words({})).toBe('Write a message')
    expect(words({}, true)).toBe('Or type here')
    expect(words({}, false, 'Mette')).toBe('Write to Mette')
    expect(words({ state: { conversation: conversation({ owner: 'queue' }) } })).toBe('Add something')
    expect(words({ state: { conversation: conversation({ status: 'closed' }) } }, true)).toBe('Write to go on')
  })

  it('the menu offers what makes sense', () => {
    const items = (about: Sample): readonly string[] => menuItemsOf(sample(about), t, false).map(({ label }) => label)
    expect(items({})).toEqual(['Your conversations', 'Talk to a person'])
    const talking = { conversation: conversation() }
    expect(items({ state: talking })).toEqual(['New conversation', 'Your conversations', 'Talk to a person', 'Privacy'])
    expect(items({ state: talking, display: { newConversations: false } })).not.toContain('New conversation')
    expect(items({ state: talking, settings: { hideNewThreadLink: true } })).not.toContain('New conversation')
    expect(items({ state: { conversation: conversation({ owner: 'queue' }) } })).not.toContain('Talk to a person')
    expect(items({ state: { outgoing: [outgoing('', { act: 'person' })] } })).not.toContain('Talk to a person')
    expect(items({ state: { conversation: conversation({ owner: 'agent', status: 'closed' }) } })).toContain('Talk to a person')
  })

  it('moments are told as shortly as they can be', () => {
    const { moment, date } = formatsOf('de', 'Europe/Berlin')
    expect(moment(Date.UTC(2026, 2, 12, 16), now)).toBe('17:00')
    expect(moment(Date.UTC(2026, 2, 16, 8), now)).toContain('Montag')
    expect(moment(Date.UTC(2026, 3, 7, 8), now)).toContain('7. April')
    expect(date(Date.UTC(2025, 11, 24), now)).toBe('24. Dezember 2025')
  })

  it('sizes are told in kB and MB', () => {
    const { size } = formatsOf('de', 'Europe/Berlin')
    expect([1, 239_500, 3_140_000].map(size).map(text => text.replace(/\s/g, ' '))).toEqual(['1 kB', '240 kB', '3,1 MB'])
  })
})
