import { describe, expect, it } from 'vitest'
import { branch } from '../../plugins/branch/index.ts'
import { type Condition, play } from '../../plugins/kit/index.ts'

const corporate: Condition = { type: 'text', of: 'contact.email', is: 'ends', value: '@corp.com' }
const known: Condition = { type: 'text', of: 'contact.email', is: 'known' }
const rules = [
  { id: 'corp', label: 'Corporate', when: corporate },
  { id: 'known', when: known },
]

describe('branch', () => {
  it('leaves by the first rule that holds', () => {
    expect(play(branch, { rules }, { contact: { email: 'ada@corp.com' } }).port).toBe('rule:corp')
    expect(play(branch, { rules }, { contact: { email: 'ada@home.org' } }).port).toBe('rule:known')
  })

  it('leaves by the way for all others when none holds', () => {
    expect(play(branch, { rules }).port).toBe('otherwise')
    expect(play(branch, { rules: [] }).port).toBe('otherwise')
  })

  it('looks at what the visitor said last', () => {
    const when: Condition = { type: 'text', of: 'reply', is: 'has-words', value: ['price'] }
    expect(play(branch, { rules: [{ id: 'price', when }] }, { reply: 'What is the price?' }).port).toBe('rule:price')
  })

  it('leaves why it went this way', () => {
    const scene = play(branch, { rules }, { contact: { email: 'ada@corp.com' } })
    expect(scene.outputs).toMatchObject([{ type: 'because', rule: 'corp' }])
  })

  it('refuses two rules with one id: a port belongs to one of them', () => {
    expect(branch.config.safeParse({ rules: [...rules, ...rules] }).success).toBe(false)
  })
})
