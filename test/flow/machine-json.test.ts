import { describe, expect, it } from 'vitest'
import { createActor, createMachine } from 'xstate'
import { machineJsonOf } from '../../runtime/flow/machine-json.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'

const { declarations } = await loadPlugins()

const flow = parseFlow({
  format: 1,
  id: 'pricing',
  name: 'Pricing',
  kind: 'bot',
  languages: ['en'],
  nodes: [
    { id: 'start', action: 'start' },
    { id: 'hi', action: 'say', name: 'Welcome', note: 'Keep it short', config: { text: { en: 'Hi' } } },
    {
      id: 'topic',
      action: 'ask',
      config: { question: { en: 'What for?' }, choices: [{ id: 'quote', label: { en: 'A quote' } }], saveAs: 'topic' },
    },
    { id: 'back', action: 'go-to', config: { node: 'topic' } },
    { id: 'lost', action: 'of-a-plugin-that-is-gone' },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'hi' },
    { id: 'e2', source: 'hi', port: 'next', target: 'topic' },
    { id: 'e3', source: 'topic', port: 'choice:quote', target: 'back' },
  ],
})

describe('a flow as a machine to look at', () => {
  // Through JSON: that is how tools get it.
  const json = JSON.parse(JSON.stringify(machineJsonOf(flow, declarations)))
  const machine = createMachine(json)

  it('has a state for each node, and one where it ends', () => {
    expect(Object.keys(machine.states).sort()).toEqual([...flow.nodes.map(({ id }) => id), 'ended'].sort())
    expect(machine.id).toBe('pricing')
  })

  it('says of each state what its author called it and what it is made of', () => {
    expect(json.states.hi).toMatchObject({
      description: 'Welcome\nKeep it short',
      meta: { action: 'say', config: { text: { en: 'Hi' } } },
    })
    expect(json.states.lost.description).toBe('of-a-plugin-that-is-gone')
  })

  it('runs: goes on by itself until something waits, and then by events named after ways out', () => {
    const actor = createActor(machine).start()
    expect(actor.getSnapshot().value).toBe('topic')
    actor.send({ type: 'choice:quote' })
    expect(actor.getSnapshot().value).toBe('topic')
    actor.send({ type: 'answered' })
    expect(actor.getSnapshot().value).toBe('ended')
  })

  it('labels ways out as the canvas does', () => {
    expect(json.states.topic.on['choice:quote']).toMatchObject({ target: 'back', description: 'A quote' })
  })
})
