import { expect, it } from 'vitest'
import { emailCapture } from '../../plugins/email-capture/index.ts'
import { play, testAction } from '../../plugins/kit/index.ts'

const config = { question: { en: 'What is your email?' }, saveAs: 'mail' }

it('fits the contract of the kit in all four languages', () => {
  const samples = [
    { config, hear: ['nope', 'ada@corp.com'] },
    { config, given: { contact: { email: 'a@b.com' } } },
  ]
  expect(testAction(emailCapture, samples, { languages: ['en', 'nl', 'de', 'da'] })).toEqual([])
})

it('asks, and keeps the email with the contact', () => {
  const scene = play(emailCapture, config)
  expect(scene.messages).toEqual([{ text: 'What is your email?', input: 'email' }])
  scene.hear('It is ada@CORP.com, thanks')
  expect([scene.port, scene.contact, scene.vars]).toEqual(['captured', { email: 'ada@corp.com' }, { mail: 'ada@corp.com' }])
})

it('says nothing when the email is known', () => {
  const scene = play(emailCapture, config, { contact: { email: 'ada@corp.com' } })
  expect([scene.port, scene.said, scene.vars]).toEqual(['captured', [], { mail: 'ada@corp.com' }])
})

it('asks twice more, then it has failed', () => {
  const scene = play(emailCapture, config)
  for (const text of ['nope', 'no']) scene.hear(text)
  expect([scene.port, scene.messages.at(-1)]).toEqual([
    null,
    { text: 'That does not look like an email, once more?', input: 'email' },
  ])
  scene.hear('never')
  expect([scene.port, scene.contact]).toEqual(['failed', {}])
})

it('can be skipped where the author allows it, by the button or its word', () => {
  for (const answer of [{ choice: 'skip' }, 'Überspringen']) {
    const scene = play(emailCapture, { ...config, skip: true }, { language: 'de' })
    expect(scene.messages[0]?.choices).toEqual([{ id: 'skip', label: 'Überspringen' }])
    scene.hear(answer)
    expect(scene.port).toBe('skipped')
  }
  const strict = play(emailCapture, config)
  strict.hear('skip')
  expect(strict.port).toBe(null)
})

it('is skipped when a closed conversation goes on with something else', () => {
  const scene = play(emailCapture, config)
  scene.skip('bye')
  expect(scene.port).toBe('skipped')
})

it('waits as long as the author says, from the last time it asked', () => {
  const scene = play(emailCapture, { ...config, patience: 60_000 }, { now: 0 })
  scene.now = 50_000
  scene.hear('nope')
  expect(scene.wakes).toMatchObject([{ due: 110_000 }])
  scene.wake()
  expect(scene.port).toBe('no-reply')
})
