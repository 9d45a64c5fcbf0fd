import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import { createReader } from '../../runtime/flow/check/read-once.ts'
import type { Declarations } from '../../runtime/flow/declarations.ts'
import { readConfig } from '../../runtime/flow/node-plan.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'

const again = <T>(value: T): T => structuredClone(value)

function declaredIn(declarations: Declarations, action: string) {
  const declared = declarations.get(action)
  if (!declared) throw new Error(`nothing is called ${action}`)
  return declared
}

const [node] = drawn([['ask', 'ask', { saveAs: 'x' }]]).nodes
if (!node) throw new Error('nothing is drawn')
const ask = declaredIn(fakes, 'ask')

it('reads a config that comes again once, and says of it what its declaration says', () => {
  const read = createReader(1_000)
  const first = read(node, ask)
  expect(first).toEqual(readConfig(node, ask))
  expect(read(again(node), ask)).toBe(first)
})

it('reads what has been edited, also to what is wrong with it', () => {
  const read = createReader(1_000)
  read(node, ask)
  const broken = { ...node, config: { ...node.config, patience: 'long' } }
  expect(read(broken, ask)).toEqual(readConfig(broken, ask))
  expect(read(broken, ask).issues).not.toEqual([])
  expect(read(node, ask).issues).toEqual([])
})

it('reads anew for a plugin that came again under its name', () => {
  const read = createReader(1_000)
  const first = read(node, ask)
  const other = { ...ask }
  expect(read(node, other)).not.toBe(first)
  expect(read(node, other)).toBe(read(node, other))
})

it('forgets what nobody asked for in a long time', () => {
  const read = createReader(200)
  const first = read(node, ask)
  for (let index = 0; index < 20; index += 1) read({ ...node, config: { saveAs: `other${index}` } }, ask)
  expect(read(node, ask)).not.toBe(first)
})

it('finds the same in a flow that comes as new JSON after an edit', () => {
  const flow = drawn([['ask', 'ask', { saveAs: 'x' }, { answered: 'gone' }]])
  const before = check(flow, fakes)
  const edited = again(flow)
  edited.nodes[0] = { ...node, config: { saveAs: 3 } }
  expect(check(edited, fakes).some(({ code }) => code === 'invalid_config')).toBe(true)
  expect(check(again(flow), fakes)).toEqual(before)
})
