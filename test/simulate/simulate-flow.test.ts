import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyAction, defineAction, field, portPer } from '../../plugins/kit/index.ts'
import type { Declarations } from '../../runtime/flow/declarations.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { simulateFlow } from '../../runtime/simulate/simulate-flow.ts'
import type { Report } from '../../runtime/simulate/tally.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'

const { declarations } = await loadPlugins()

/** Breaks for whoever writes more than four characters. */
const brittle = defineAction({
  id: 'brittle',
  icon: 'code',
  config: z.object({}),
  ports: ['next'],
  texts: { en: { name: 'Brittle', fields: {}, ports: { next: 'Next' } } },
  start({ reply }) {
    if ((reply?.text.length ?? 0) > 4) throw new Error('it is too long for me')
    return 'next'
  },
})

/** Asks somebody else, who chooses the way. */
const oracle = defineAction({
  id: 'oracle',
  icon: 'code',
  config: z.object({ ways: z.array(z.object({ id: field.itemId, label: z.string() })) }),
  result: z.object({ next: z.string().nullable() }),
  ports: [portPer('ways', 'way'), 'failed'],
  texts: { en: { name: 'Oracle', fields: { ways: 'Ways' }, ports: { failed: 'Failed' } } },
  start: ({ perform }) => perform({}),
  on: {
    performed: ({ result, config }) => (config.ways.some(({ id }) => id === result.next) ? `way:${result.next}` : 'failed'),
    failed: () => 'failed',
  },
})

/** Waits, and hears nothing that could happen. */
const deaf = defineAction({
  id: 'deaf',
  icon: 'code',
  config: z.object({}),
  ports: ['next'],
  texts: { en: { name: 'Deaf', fields: {}, ports: { next: 'Next' } } },
  start: () => undefined,
  on: { returned: () => 'next' },
})

const own: Declarations = new Map<string, AnyAction>([
  [brittle.id, brittle],
  [oracle.id, oracle],
  [deaf.id, deaf],
])
const all: Declarations = new Map([...declarations, ...own])
const noFlows = {
  live: () => undefined,
  liveOn: () => [],
  firstLive: () => undefined,
  has: () => false,
  program: () => {
    throw new Error('there is no other flow')
  },
  load: () => Promise.reject(new Error('there is no other flow')),
}

function simulate(lines: readonly Drawn[], more: { seed?: number; visitors?: number; failing?: number } = {}): Promise<Report> {
  const flow = parseFlow(flowOf('tried', lines))
  return simulateFlow({ flow, declarations: all, library: noFlows, hours: {}, visitors: 40, seed: 1, failing: 0.1, ...more })
}

const question = (text: string, more: object = {}) => ({ question: en(text), ...more })
const choices = [
  { id: 'again', label: en('Again') },
  { id: 'done', label: en('Done') },
]

describe('a simulation', () => {
  const menu: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'menu' }],
    ['menu', 'ask', question('What now?', { kind: 'choice', choices }), { 'choice:again': 'say', 'choice:done': 'bye' }],
    ['say', 'say', { text: en('Once more') }, { next: 'menu' }],
    ['bye', 'close'],
    ['island', 'say', { text: en('Nobody comes here') }],
  ]

  it('says the same for the same seed, and something else for another', async () => {
    const [once, again, other] = await Promise.all([simulate(menu), simulate(menu), simulate(menu, { seed: 2 })])
    expect(again).toEqual(once)
    expect(other.nodes).not.toEqual(once.nodes)
  })

  it('tells of a loop how often it is gone round, and comes to an end all the same', async () => {
    const { outcomes, nodes, neverReached, troubles } = await simulate(menu)
    expect(troubles).toEqual([])
    expect(neverReached).toEqual(['island'])
    expect(outcomes.closed).toBeGreaterThan(20)
    const visits = Object.fromEntries(nodes.map(({ id, visits }) => [id, visits]))
    expect(visits['menu']).toBeGreaterThan(visits['start'] ?? 0)
    const asked = nodes.find(({ id }) => id === 'menu')
    expect(asked?.medianMs).toBeGreaterThan(1_000)
    expect(asked?.ports['choice:again']).toBeGreaterThan(5)
  })

  it('finds a place where visitors hang for ever, and shows how one got there', async () => {
    const { outcomes, troubles } = await simulate([
      ['start', 'start', {}, { next: 'menu' }],
      ['menu', 'ask', question('What now?', { kind: 'choice', choices }), { 'choice:again': 'hang', 'choice:done': 'bye' }],
      ['hang', 'deaf', {}, { next: 'bye' }],
      ['bye', 'close'],
    ])
    expect(outcomes.stuck).toBeGreaterThan(5)
    expect(troubles).toEqual([
      {
        outcome: 'stuck',
        node: 'hang',
        why: 'nothing-left',
        visitors: outcomes.stuck,
        witness: expect.arrayContaining(['start (next)', 'menu (choice:again)', 'hang']),
      },
    ])
  })

  it('finds a flow that writes for ever to somebody who has gone', async () => {
    const { troubles } = await simulate(
      [
        ['start', 'start', {}, { next: 'say' }],
        ['say', 'say', { text: en('Are you still there?') }, { next: 'wait' }],
        ['wait', 'wait', { until: { what: 'duration', ms: 60_000 } }, { next: 'say' }],
      ],
      { visitors: 3 },
    )
    expect(troubles[0]).toMatchObject({ outcome: 'stuck', why: 'for-ever', witness: expect.arrayContaining(['say (next)']) })
  })

  it('tells of a plugin that breaks where and why, with the words that broke it', async () => {
    const { outcomes, troubles } = await simulate([
      ['start', 'start', {}, { next: 'name' }],
      ['name', 'ask', question('Your name?', { saveAs: 'name' }), { answered: 'break' }],
      ['break', 'brittle', {}, { next: 'bye' }],
      ['bye', 'close'],
    ])
    expect(outcomes.halted).toBeGreaterThan(5)
    expect(troubles[0]).toMatchObject({ outcome: 'halted', why: expect.stringContaining('too long for me') })
  })

  it('lets work outside take every way, and fail as often as it is told', async () => {
    const asked = (failing: number) =>
      simulate(
        [
          ['start', 'start', {}, { next: 'ask' }],
          [
            'ask',
            'oracle',
            { ways: [choices[0], choices[1]].map(way => ({ id: way?.id, label: 'x' })) },
            { 'way:again': 'a', 'way:done': 'b', failed: 'c' },
          ],
          ['a', 'close'],
          ['b', 'close'],
          ['c', 'close'],
        ],
        { failing },
      )
    const [well, badly] = await Promise.all([asked(0), asked(1)])
    expect(well.troubles).toEqual([])
    expect(Object.keys(well.nodes.find(({ id }) => id === 'ask')?.ports ?? {})).toEqual(
      expect.arrayContaining(['way:again', 'way:done']),
    )
    expect(badly.nodes.find(({ id }) => id === 'ask')?.ports).toEqual({ failed: 40 })
  })

  it('brings visitors to people, who help and close', async () => {
    const { outcomes, nodes } = await simulate([
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', { to: 'unassigned' }, { resolved: 'bye', 'no-agent': 'sorry' }],
      ['bye', 'say', { text: en('Bye') }],
      ['sorry', 'say', { text: en('Nobody is there') }],
    ])
    expect(outcomes.people).toBeGreaterThan(20)
    expect(nodes.find(({ id }) => id === 'people')?.ports).toMatchObject({
      resolved: expect.any(Number),
      'no-agent': expect.any(Number),
    })
  })
})
