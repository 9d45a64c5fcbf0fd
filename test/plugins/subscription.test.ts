import { expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { subscription } from '../../plugins/subscription/index.ts'

const text = { en: 'A letter from us once a month?' }

it.each([
  [{ choice: 'yes' }, 'yes', 'granted', 'button', 'Yes, please'],
  ['no', 'no', 'refused', 'typed', 'no'],
] as const)('keeps the decision with what was shown and answered: %j', (answer, port, decision, method, words) => {
  const scene = play(subscription, { type: 'letter', text })
  scene.hear(answer)
  expect(scene.port).toBe(port)
  expect(scene.records).toEqual([
    { kind: 'subscription', data: { type: 'letter', decision, text: text.en, language: 'en', method, answer: words } },
  ])
})

it('asks again when it is neither, then goes on without', () => {
  const scene = play(subscription, { text, retries: 1 })
  scene.hear('what is in it?')
  expect([scene.port, scene.said.at(-1)]).toEqual([null, 'Please choose: yes or no?'])
  scene.hear('hm')
  expect([scene.port, scene.records]).toEqual(['no', []])
})

it('goes on when nobody answers', () => {
  const scene = play(subscription, { text, patience: 1_000 })
  scene.wake()
  expect([scene.port, scene.records]).toEqual(['no-reply', []])
})
