import { describe, expect, it } from 'vitest'
import { close } from '../../plugins/close/index.ts'
import { keyword } from '../../plugins/keyword/index.ts'
import { descriptorOf } from '../../plugins/kit/descriptor.ts'
import { runFlow } from '../../plugins/run-flow/index.ts'
import { webhook } from '../../plugins/webhook/index.ts'

describe('a descriptor', () => {
  it('says as JSON what was declared', () => {
    expect(descriptorOf(runFlow)).toMatchObject({
      type: 'action',
      id: 'run-flow',
      version: 1,
      config: { type: 'object', required: ['flow'], properties: { flow: { type: 'string', field: 'flow' } } },
      ports: ['next'],
      texts: { en: { name: 'Run flow' }, nl: { name: 'Flow uitvoeren' } },
      does: { leads: 'flow' },
      hears: ['returned'],
    })
  })

  it('says where the palette lists it, and which ways lead out of trouble', () => {
    expect(descriptorOf(webhook)).toMatchObject({ category: 'integrations', exceptions: ['failed', 'timed-out'] })
    expect(descriptorOf(keyword).category).toBe('triggers')
    const { category: _none, ...unsorted } = close
    expect(descriptorOf(unsorted).category).toBe('integrations')
  })

  it('survives JSON', () => {
    for (const declared of [runFlow, close, keyword]) {
      const descriptor = descriptorOf(declared)
      expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor)
    }
  })

  it('says of a trigger what it listens to', () => {
    expect(descriptorOf(keyword)).toMatchObject({
      type: 'trigger',
      ports: ['next'],
      listens: 'message',
      interrupts: true,
      hears: [],
    })
  })

  it('asks authors for nothing that has a default', () => {
    expect(descriptorOf(keyword).config.required).toBeUndefined()
  })
})
