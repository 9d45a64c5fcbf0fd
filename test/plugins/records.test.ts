import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { label } from '../../plugins/label/index.ts'
import { list } from '../../plugins/list/index.ts'
import { ticket } from '../../plugins/ticket/index.ts'

describe('label', () => {
  it('puts labels on and takes others off', () => {
    const scene = play(label, { add: ['sales', ' hot '], remove: ['bot'] })
    expect([scene.port, scene.records]).toEqual(['next', [{ kind: 'label', data: { add: ['sales', 'hot'], remove: ['bot'] } }]])
  })
  it('needs one, with a name', () => {
    for (const config of [{}, { add: [''] }, { add: ['x'.repeat(61)] }])
      expect(label.config.safeParse(config).success).toBe(false)
  })
})

describe('list', () => {
  it('puts the contact on lists and takes it off others', () => {
    const scene = play(list, { add: ['news'], remove: ['trial'] })
    expect([scene.port, scene.records]).toEqual(['next', [{ kind: 'list', data: { add: ['news'], remove: ['trial'] } }]])
  })
  it('needs one', () => {
    for (const config of [{}, { add: [''] }]) expect(list.config.safeParse(config).success).toBe(false)
  })
})

describe('ticket', () => {
  const made = (config: Parameters<typeof ticket.config.parse>[0], vars = {}): unknown =>
    play(ticket, ticket.config.parse(config), { vars }).records[0]?.data

  it('fills in what is known', () => {
    const config = { subject: ' Order {{vars.order}} ', text: 'Said: {{vars.said}}', priority: 'high', pipeline: 'support' }
    expect(made(config, { order: 'a1', said: 'late' })).toEqual({
      subject: 'Order a1',
      text: 'Said: late',
      priority: 'high',
      pipeline: 'support',
    })
  })
  it('always has a subject, of 300 characters at most', () => {
    expect(made({ subject: '{{vars.order}}', text: '{{vars.said}}' })).toEqual({ subject: '{{vars.order}}', priority: 'normal' })
    expect(made({ subject: '{{vars.order}}' }, { order: '😀'.repeat(400) })).toMatchObject({ subject: '😀'.repeat(300) })
    expect(ticket.config.safeParse({ subject: ' ' }).success).toBe(false)
  })
})
