import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { play } from '../../plugins/kit/index.ts'
import { set } from '../../plugins/set/index.ts'

type To = z.input<typeof set.config>['to']

function written(to: To, before?: unknown): unknown {
  return play(set, { variable: 'x', to }, { vars: before === undefined ? {} : { x: before } }).vars.x
}

describe('set', () => {
  it('writes a variable and goes on', () => {
    const scene = play(set, { variable: 'plan', to: { how: 'value', value: 'pro' } })
    expect(scene.vars).toEqual({ plan: 'pro' })
    expect(scene.contact).toEqual({})
    expect(scene.port).toBe('next')
  })

  it('writes a property of the contact', () => {
    const scene = play(set, { property: 'plan', to: { how: 'value', value: 'pro' } })
    expect(scene.contact).toEqual({ plan: 'pro' })
    expect(scene.vars).toEqual({})
  })

  it.each(['pro', 7, true, ['a', 'b']])('keeps the kind of the value %j', value => {
    expect(written({ how: 'value', value })).toEqual(value)
  })

  it('fills the slots of a text', () => {
    const scene = play(
      set,
      { variable: 'greeting', to: { how: 'template', text: 'Hi {{contact.firstName|there}}' } },
      { contact: { firstName: 'Ada' } },
    )
    expect(scene.vars).toEqual({ greeting: 'Hi Ada' })
  })

  it('never scans again what a slot brought in', () => {
    const scene = play(
      set,
      { variable: 'copy', to: { how: 'template', text: '{{reply}}' } },
      { reply: '{{contact.email}}', contact: { email: 'ada@corp.com' } },
    )
    expect(scene.vars).toEqual({ copy: '{{contact.email}}' })
  })

  it('appends to a list, to a text, and to what is not known yet', () => {
    expect(written({ how: 'append', text: 'c' }, ['a', 'b'])).toEqual(['a', 'b', 'c'])
    expect(written({ how: 'append', text: ' and c' }, 'a, b')).toBe('a, b and c')
    expect(written({ how: 'append', text: 'a' })).toEqual(['a'])
  })

  it('adds a number, from 0 when nothing is known', () => {
    expect(written({ how: 'increment' })).toBe(1)
    expect(written({ how: 'increment', by: 5 }, 2)).toBe(7)
    expect(written({ how: 'increment', by: -1 }, '2')).toBe(1)
    expect(written({ how: 'increment' }, 'not a number')).toBe(1)
  })

  it('clears', () => {
    expect(written({ how: 'clear' }, 'pro')).toBeNull()
  })

  it('wants one name: a variable or a property', () => {
    const to = { how: 'clear' }
    expect(set.config.safeParse({ to }).success).toBe(false)
    expect(set.config.safeParse({ variable: 'a', property: 'a', to }).success).toBe(false)
  })

  it('refuses a name JavaScript itself uses', () => {
    expect(set.config.safeParse({ variable: 'constructor', to: { how: 'clear' } }).success).toBe(false)
  })
})
