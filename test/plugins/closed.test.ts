import { expect, it } from 'vitest'
import { closed } from '../../plugins/closed/index.ts'

it('runs when an agent has closed the conversation, and never breaks into one', () => {
  expect(closed).toMatchObject({ listens: 'closed', interrupts: false })
})
