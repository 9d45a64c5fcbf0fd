import { expect, it } from 'vitest'
import { start } from '../../plugins/start/index.ts'

it('begins a conversation, and never breaks into one', () => {
  expect(start).toMatchObject({ listens: 'start', interrupts: false })
})
