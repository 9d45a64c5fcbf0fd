import { expect, it } from 'vitest'
import { consent } from '../../plugins/consent/index.ts'
import { play } from '../../plugins/kit/index.ts'

const text = { en: 'May we keep what you write here, {{contact.firstName|dear visitor}}?', da: 'Må vi gemme det?' }
const shown = 'May we keep what you write here, Ada?'
const ada = { contact: { firstName: 'Ada' } }

it.each([
  [{ choice: 'yes' }, 'granted', 'button', 'I agree'],
  [{ choice: 'no' }, 'refused', 'button', 'No, thank you'],
  ['I agree', 'granted', 'typed', 'I agree'],
  ['yes please', 'granted', 'typed', 'yes please'],
  ['Nee', 'refused', 'typed', 'Nee'],
] as const)('keeps what was shown and answered, word for word: %j', (answer, decision, method, words) => {
  const scene = play(consent, { text }, ada)
  scene.hear(answer)
  expect(scene.port).toBe(decision)
  expect(scene.records).toEqual([
    { kind: 'consent', data: { purpose: 'process', decision, text: shown, language: 'en', method, answer: words } },
  ])
})

it('keeps the text as it was shown, whatever is known by the time of the answer', () => {
  const scene = play(consent, { text }, ada)
  scene.contact = { firstName: 'Grace' }
  scene.hear('yes')
  expect(scene.records[0]?.data).toMatchObject({ text: shown })
})

it('names the language the text is in, which may be another than the conversation’s', () => {
  const languageOf = (language: string): unknown => {
    const scene = play(consent, { text }, { language })
    scene.hear({ choice: 'yes' })
    return scene.records[0]?.data
  }
  expect(languageOf('da')).toMatchObject({ text: 'Må vi gemme det?', language: 'da' })
  expect(languageOf('nl')).toMatchObject({ language: 'en' })
})

it('asks again when it is neither yes nor no, then takes it for no agreement and records nothing', () => {
  const scene = play(consent, { text, retries: 1 })
  scene.hear('what for?')
  expect([scene.port, scene.messages.at(-1)]).toMatchObject([
    null,
    { text: 'Please choose: do you agree?', input: 'choice', choices: [{ id: 'yes' }, { id: 'no' }] },
  ])
  scene.hear('hm')
  expect([scene.port, scene.records]).toEqual(['refused', []])
})

it('records nothing of who does not answer, or turns to something else', () => {
  const scene = play(consent, { text, patience: 1_000 })
  scene.wake()
  expect([scene.port, scene.records]).toEqual(['no-reply', []])
  const other = play(consent, { text })
  other.skip('hello?')
  expect([other.port, other.records]).toEqual(['refused', []])
})

it('with a legitimate interest tells and goes on at once; the record says that nobody was asked', () => {
  const scene = play(consent, { text, basis: 'legitimate', purpose: 'communicate' }, ada)
  expect([scene.port, scene.messages]).toEqual(['granted', [{ text: shown }]])
  expect(scene.records).toEqual([
    { kind: 'consent', data: { purpose: 'communicate', decision: 'informed', text: shown, language: 'en', method: 'notice' } },
  ])
})

it('may have other words on its buttons', () => {
  const scene = play(consent, { text }, { phrases: { agree: { en: 'Fine by me' } } })
  expect(scene.messages[0]?.choices?.[0]).toEqual({ id: 'yes', label: 'Fine by me' })
  scene.hear('fine by me')
  expect(scene.port).toBe('granted')
})

it('needs a text', () => {
  expect(consent.config.safeParse({ text: { en: ' ' } }).error?.issues[0]?.path).toEqual(['text'])
})
