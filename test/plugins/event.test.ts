import { describe, expect, it } from 'vitest'
import { event } from '../../plugins/event/index.ts'
import { playTrigger } from '../../plugins/kit/index.ts'

describe('event', () => {
  it('hears the event of its name, in capitals or not, and no message', () => {
    const { matches } = playTrigger(event, { name: 'order.shipped' })
    expect([{ event: 'order.shipped' }, { event: 'Order.Shipped' }].every(heard => matches(heard))).toBe(true)
    expect([{ event: 'order.shipped.late' }, { event: 'shipped' }, 'order.shipped'].some(heard => matches(heard))).toBe(false)
  })

  it('hears only what has all the values it asks for: texts, numbers, yes and no', () => {
    const where = [
      { field: 'total', is: '100' },
      { field: 'paid', is: 'true' },
    ]
    const { matches } = playTrigger(event, { name: 'order', where })
    expect(matches({ event: 'order', data: { total: 100, paid: true } })).toBe(true)
    expect(matches({ event: 'order', data: { total: 100, paid: false } })).toBe(false)
    expect(matches({ event: 'order', data: { total: 100 } })).toBe(false)
    expect(matches({ event: 'order', data: Object.create({ total: 100, paid: true }) })).toBe(false)
  })

  it('puts values, or all of it, into variables; what the event does not bring is null', () => {
    const map = [
      { path: 'items.0.name', variable: 'first' },
      { path: 'constructor.name', variable: 'none' },
    ]
    const data = { items: [{ name: 'Panel' }] }
    expect(playTrigger(event, { name: 'order', map, saveAs: 'order' }).keeps(data)).toEqual({
      order: data,
      first: 'Panel',
      none: null,
    })
  })

  it('refuses names that lead nowhere', () => {
    for (const config of [
      { name: '' },
      { name: '__proto__' },
      { name: 'a b' },
      { name: 'a', where: [{ field: 'constructor', is: 'x' }] },
    ])
      expect(event.config.safeParse(config).success).toBe(false)
  })
})
