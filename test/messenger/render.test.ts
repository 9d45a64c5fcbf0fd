import { expect, it, test } from 'vitest'
import { fit as fitTo } from '../../plugins/kit/index.ts'
import { messenger } from '../../plugins/messenger/index.ts'
import { outcomeOf } from '../../plugins/messenger/server/outcome.ts'
import { profileOf } from '../../plugins/messenger/server/profile.ts'
import { render } from '../../plugins/messenger/server/render.ts'
import { versionEnd } from '../../plugins/messenger/server/version-end.ts'
import { readable, refusalOf } from '../simulators/graph/send-rules.ts'

const about = { language: 'en', addressOf: (id: string) => `https://here.example/${id}` }
const choices = (count: number, label = 'Choice') =>
  Array.from({ length: count }, (_, at) => ({ id: `c${at}`, label: `${label} ${at}` }))
const long = 'Words of a long story. '.repeat(300).trim()
const card = (title: string, text: string, more = {}) => ({ type: 'card' as const, title, text, ...more })

type Message = Parameters<typeof fitTo>[0]
const sent = (message: Message) =>
  fitTo(message, messenger, about)
    .flatMap(one => render(one, about))
    .map(({ body }) => body)

it.each<[string, Message, readonly string[]]>([
  ['words', { text: 'Hi' }, ['Hi']],
  ['three choices as buttons', { text: 'Pick', choices: choices(3) }, ['Pick [Choice 0] [Choice 1] [Choice 2]']],
  ['choices without words', { text: '', choices: choices(1) }, ['Please choose: [Choice 0]']],
  [
    'a picture and choices',
    { text: 'Look', parts: [{ type: 'image', mediaId: 'cat' }], choices: choices(2) },
    ['Look', '<image https://here.example/cat> [Choice 0] [Choice 1]'],
  ],
  ['cards in a row', { text: '', parts: [card('One', 'a'), card('Two', 'b')] }, ['One: a Two: b']],
  ['an email to be pressed', { text: 'Your email?', input: 'email' }, ['Your email? [user_email]']],
])('%s are sent as the platform shows them', (_, message, expected) => {
  expect(sent(message).map(readable)).toEqual(expected)
})

it.each<[string, Message]>([
  ['a long text', { text: long }],
  ['a long text with choices', { text: long, choices: choices(3) }],
  ['thirteen choices', { text: 'Pick', choices: choices(13) }],
  ['fourteen choices', { text: 'Pick', choices: choices(14) }],
  ['long choices', { text: 'Pick', choices: choices(3, 'A choice with many words') }],
  ['a text between 640 and 1,900', { text: long.slice(0, 1_000), choices: choices(2) }],
  ['families', { text: '👨‍👩‍👧‍👦'.repeat(400) }],
  ['a card with many choices', { text: '', parts: [card('T', 'x', { choices: choices(8), url: 'https://a.example' })] }],
  ['a card with a long text', { text: '', parts: [card('T', long.slice(0, 900), { choices: choices(2), mediaId: 'cat' })] }],
  ['a card with nothing but a title', { text: '', parts: [card('T', '')] }],
  ['thirty cards', { text: '', parts: Array.from({ length: 30 }, (_, at) => card(`T${at}`, 'x')) }],
  [
    'a film and a link',
    {
      text: 'x',
      parts: [{ type: 'video', mediaId: 'v' }, card('A very long title of a card', 'x', { url: 'https://a.example' })],
    },
  ],
])('%s is taken by the platform, within all its limits', (_, message) => {
  const bodies = sent(message)
  expect(bodies.length).toBeGreaterThan(0)
  for (const body of bodies) expect(refusalOf({ messaging_type: 'RESPONSE', message: body }, 0, 0)).toBe(undefined)
})

test('nothing of a long text is lost, and no letter is cut', () => {
  const text = '👨‍👩‍👧‍👦'.repeat(400)
  expect(sent({ text }).map(readable).join('')).toBe(text)
})

it.each<[number, number, string]>([
  [2, 0, 'retry'],
  [1, 1_357_046, 'uncertain'],
  [613, 0, 'hold'],
  [80_006, 0, 'hold'],
  [10, 2_018_278, 'failed'],
  [10, 2_534_022, 'failed'],
  [10, 2_018_065, 'failed'],
  [10, 2_018_108, 'failed'],
  [551, 1_545_041, 'failed'],
  [200, 1_545_041, 'failed'],
  [10, 1_893_063, 'hold'],
  [100, 2_018_001, 'failed'],
  [100, 2_018_047, 'as-link'],
  [100, 0, 'failed'],
  [190, 463, 'hold'],
  [230, 0, 'hold'],
  [9_999, 0, 'retry'],
  [0, 0, 'uncertain'],
])('the error %i/%i leads to: %s', (code, subcode, type) => {
  expect(outcomeOf({ code, subcode, why: '', isUnsent: false }).type).toBe(type)
})

test('what never left is tried again', () => {
  expect(outcomeOf({ code: 0, subcode: 0, why: '', isUnsent: true }).type).toBe('retry')
})

test('greeting and menu stand in the languages that the platform knows', () => {
  const profile = profileOf({
    greeting: { nl: 'Hallo', xx: 'Hm' },
    menu: [{ title: { en: 'Prices', de: 'Preise' }, flow: 'prices' }],
  })
  expect(profile).toMatchObject({
    get_started: { payload: 'GET_STARTED' },
    greeting: [{ locale: 'default', text: 'Hallo' }, { locale: 'nl_NL' }],
    persistent_menu: [
      { locale: 'default', call_to_actions: [{ title: 'Prices', payload: 'flow:prices' }] },
      { locale: 'en_US' },
      { locale: 'de_DE', call_to_actions: [{ title: 'Preise' }] },
    ],
  })
})

test('the end of a version is told 90 days before', () => {
  const end = Date.UTC(2027, 9, 8)
  expect(versionEnd('v23.0', end - 91 * 86_400_000)).toBe(undefined)
  expect(versionEnd('v23.0', end - 89 * 86_400_000)).toMatchObject({ code: 'version-ending', why: 'v23.0 ends on 2027-10-08' })
  expect(versionEnd('v26.0', end)).toBe(undefined)
})
