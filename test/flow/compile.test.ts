import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createActor, transition } from 'xstate'
import { quietFacts } from '../../plugins/kit/play.ts'
import { compile, type FlowMachine } from '../../runtime/flow/compile.ts'
import type { FlowContext, FlowEvent, NodeDid } from '../../runtime/flow/flow-context.ts'
import { createStepper } from '../../runtime/flow/stepper.ts'
import { anyFlow } from '../rig/any-flow.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'
import type { Drawn } from '../rig/flow-of.ts'

const asking: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'ask' }],
  ['ask', 'ask', { question: { en: 'Name?' }, saveAs: 'name' }, { answered: 'hello' }],
  ['hello', 'say', { text: { en: 'Hello {{vars.name}}' } }, { next: 'end' }],
  ['end', 'close'],
]
const said = (text: string, choice?: string): FlowEvent => ({
  type: 'message',
  message: { id: 'm', text, ...(choice === undefined ? {} : { choice }) },
})

function run(machine: FlowMachine) {
  const did: NodeDid[] = []
  const actor = createActor(machine)
  actor.on('did', ({ type: _type, ...one }) => void did.push(one as NodeDid))
  actor.start()
  return { actor, did, path: () => did.splice(0).map(({ node, heard, port }) => `${node} ${heard} ${port}`) }
}

it('runs a flow from start to end, and emits what each node did', () => {
  const { actor, did, path } = run(compile(drawn(asking), fakes))
  expect(actor.getSnapshot().value).toBe('ask')
  expect(path()).toEqual(['start start next', 'ask start null'])
  actor.send(said('Ada'))
  expect(did.flatMap(({ outputs }) => outputs)).toEqual([
    { type: 'set', vars: { name: 'Ada' } },
    { type: 'say', message: { text: 'Hello Ada' } },
    { type: 'close' },
  ])
  expect(path()).toEqual(['ask message answered', 'hello start next', 'end start null'])
  expect(actor.getSnapshot()).toMatchObject({ status: 'done', value: 'ended', context: { vars: { name: 'Ada' } } })
})

it('lets a trigger keep what an event brings, and nothing where it is only jumped to', () => {
  const lines: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', {}, { answered: 'jump' }],
    ['jump', 'go-to', { node: 'told' }],
    ['told', 'told', {}, { next: 'name' }],
    ['name', 'ask', { question: { en: 'Name?' } }],
  ]
  const machine = compile(drawn(lines), fakes)
  const { actor, did } = run(machine)
  actor.send({ type: 'trigger.told', data: { id: 7 } })
  expect(actor.getSnapshot()).toMatchObject({ value: 'name', context: { vars: { told: { id: 7 } } } })
  expect(did.at(-2)).toEqual({
    node: 'told',
    heard: 'start',
    port: 'next',
    outputs: [{ type: 'set', vars: { told: { id: 7 } } }],
  })
  const jumped = run(machine)
  jumped.actor.send(said('yes'))
  expect(jumped.actor.getSnapshot()).toMatchObject({ value: 'name', context: { vars: {} } })
})

it('ends where a port leads nowhere', () => {
  const { actor } = run(
    compile(
      drawn([
        ['start', 'start', {}, { next: 'hello' }],
        ['hello', 'say'],
      ]),
      fakes,
    ),
  )
  expect(actor.getSnapshot().value).toBe('ended')
})

it('enters a node anew when a port leads back to it', () => {
  const again: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', { question: { en: 'Name?' } }, { answered: 'ask' }],
  ]
  const { actor, path } = run(compile(drawn(again), fakes))
  path()
  actor.send(said('Ada'))
  actor.send(said('Bob'))
  expect(path()).toEqual(['ask message answered', 'ask start null', 'ask message answered', 'ask start null'])
  expect(actor.getSnapshot().context).toMatchObject({ attempt: 0, memory: { heard: 0 } })
})

it('runs a handler once for each event, and none for an event it has no handler for', () => {
  const { actor, path } = run(
    compile(
      drawn([
        ['start', 'start', {}, { next: 'hand' }],
        ['hand', 'handoff'],
      ]),
      fakes,
    ),
  )
  path()
  actor.send(said('Hello?'))
  actor.send(said('Anybody?'))
  actor.send({ type: 'wake', name: '' })
  expect(path()).toEqual(['hand message null', 'hand message null'])
  expect(actor.getSnapshot().context).toMatchObject({ attempt: 2 })
})

it('jumps to the node that an action goes to, also to where it stands', () => {
  const jumping: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', {}, { answered: 'jump' }],
    ['jump', 'go-to', { node: 'start' }],
  ]
  const { actor, path } = run(compile(drawn(jumping), fakes))
  path()
  actor.send(said('Ada'))
  expect(path()).toEqual(['ask message answered', 'jump start null', 'start start next', 'ask start null'])
})

it('begins at a trigger when it is told to, from wherever it stands', () => {
  const flow = drawn([...asking, ['word', 'word', {}, { next: 'hello' }]])
  const { actor, path } = run(compile(flow, fakes))
  path()
  actor.send({ type: 'trigger.word' })
  expect(path()).toEqual(['word start next', 'hello start next', 'end start null'])
})

it('takes ids that mean something to JavaScript', () => {
  const ids = ['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', '0', '1']
  const lines = ids.map(
    (id, index): Drawn => [id, index ? 'say' : 'start', {}, ids[index + 1] === undefined ? {} : { next: ids[index + 1] ?? '' }],
  )
  const { actor, path } = run(compile(drawn(lines), fakes))
  expect(path().map(line => line.split(' ')[0])).toEqual(ids)
  expect(actor.getSnapshot().value).toBe('ended')
})

it('refuses a flow without a start', () => {
  expect(() => compile(drawn([['end', 'close']]), fakes)).toThrow(expect.objectContaining({ code: 'flow_invalid' }))
})

const blank: FlowContext = {
  languages: ['en'],
  vars: {},
  contact: {},
  facts: quietFacts,
  now: 0,
  attempt: 0,
  memory: {},
  port: null,
  did: [],
}
const event: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('hi', 'yes').map(text => said(text)) },
  fc
    .tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom({}, { data: { id: 7 } }))
    .map(([node, data]) => ({ type: `trigger.n${node}` as const, ...data })),
  fc.constantFrom<FlowEvent>({ type: 'returned' }, { type: 'resolved' }, { type: 'wake', name: '' }, { type: 'left' }, {
    ...said('x'),
    type: 'skipped',
  } as FlowEvent),
)

it('steps as the transition function of XState does', () => {
  fc.assert(
    fc.property(anyFlow, fc.array(event, { minLength: 1, maxLength: 6 }), (flow, events) => {
      const machine = compile(flow, fakes)
      const step = createStepper(machine)
      let at = { node: flow.nodes.at(-1)?.id ?? 'n0', context: blank }
      for (const heard of events) {
        const { node, context } = at
        const theirs = outcome(() => {
          const [next] = transition(machine, machine.resolveState({ value: node, context }), heard)
          return { node: String(next.value), context: next.context as FlowContext }
        })
        const ours = outcome(() => step(node, context, heard))
        expect(ours).toEqual(theirs)
        if ('code' in ours || ours.node === 'ended') return
        at = ours
      }
    }),
    { numRuns: 100 },
  )
})

function outcome<T>(run: () => T): T | { code: unknown } {
  try {
    return run()
  } catch (error) {
    return { code: typeof error === 'object' && error !== null && 'code' in error ? error.code : String(error) }
  }
}
