import { expect, it } from 'vitest'
import { planNodes } from '../../runtime/flow/node-plan.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'

it('reads configs as their declarations do, with defaults', () => {
  const plans = planNodes(drawn([['ask', 'ask', { saveAs: 'x' }]]), fakes)
  expect(plans.get('ask')).toMatchObject({ config: { choices: [], saveAs: 'x', patience: 60_000 }, ports: ['answered'] })
  expect(plans.get('ask')?.broken).toBeUndefined()
})

it('names every port, drawn or not, and where the drawn ones lead', () => {
  const choices = [{ id: 'a', label: { en: 'A' } }]
  const plan = planNodes(
    drawn([
      ['ask', 'ask', { choices }, { 'choice:a': 'end', answered: 'gone' }],
      ['end', 'close'],
    ]),
    fakes,
  ).get('ask')
  expect(plan?.ports).toEqual(['answered', 'choice:a'])
  expect([...(plan?.targets ?? [])]).toEqual([['choice:a', 'end']])
})

it('tells flows from nodes of the same name, by the kind of field that names them', () => {
  const plans = planNodes(
    drawn([
      ['f', 'go-to', { flow: 'f' }],
      ['g', 'go-to', { node: 'f' }],
      ['h', 'go-to', { node: 'gone' }],
    ]),
    fakes,
  )
  expect([...plans.values()].map(({ jumps, flows }) => [jumps, flows])).toEqual([
    [[], ['f']],
    [['f'], []],
    [[], []],
  ])
})

it('keeps a node that cannot run, says why, and still knows its ports', () => {
  const plans = planNodes(
    drawn([
      ['x', 'gone'],
      ['ask', 'ask', { choices: [{ id: 'a', label: 5 }], patience: 'long' }],
    ]),
    fakes,
  )
  expect(plans.get('x')).toMatchObject({ declared: undefined, broken: 'no plugin "gone"', ports: [] })
  expect(plans.get('ask')).toMatchObject({ broken: expect.stringContaining('config of "ask"'), ports: ['answered', 'choice:a'] })
  expect(plans.get('ask')?.issues?.map(issue => issue.path)).toEqual(['choices.0.label', 'patience'])
})

it('turns a config of an earlier version into one of today', () => {
  const flow = drawn([['set', 'set', { name: 'plan' }]])
  const plan = (actionVersion: number) =>
    planNodes({ ...flow, nodes: flow.nodes.map(node => ({ ...node, actionVersion })) }, fakes).get('set')
  expect(plan(1)?.config).toMatchObject({ variable: 'plan' })
  expect(plan(2)?.config).not.toHaveProperty('variable')
})
