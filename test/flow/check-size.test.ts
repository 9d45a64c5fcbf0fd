import { expect, it, vi } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { fakes } from '../rig/fake-declarations.ts'

/** A long flow of questions, rules and texts that read what was asked before; every tenth node asks. */
function longFlow(size: number): Flow {
  const nodes = Array.from({ length: size }, (_, index) => {
    const id = `n${index}`
    if (index === 0) return { id, action: 'start' }
    if (index % 10 === 1) return { id, action: 'ask', config: { question: { en: 'What?', nl: 'Wat?' }, saveAs: `v${index}` } }
    if (index % 10 === 2)
      return { id, action: 'branch', config: { rules: [{ id: 'r', when: { all: [equalsA(`v${index - 1}`), equalsA('v1')] } }] } }
    return { id, action: 'say', config: { text: { en: `Hi {{vars.v${index - (index % 10) + 1}}}`, nl: 'Hoi' } } }
  })
  const ports = { start: ['next'], ask: ['answered'], branch: ['rule:r', 'otherwise'], say: ['next'] }
  const edges = nodes.flatMap(({ action }, index) =>
    (new Map(Object.entries(ports)).get(action) ?? []).map((port, way) => ({
      id: `e${index}-${way}`,
      source: `n${index}`,
      port,
      target: `n${index + 1 === size ? 1 : Math.min(index + 1 + way * 7, size - 1)}`,
    })),
  )
  return parseFlow({ format: 1, id: 'f', name: 'f', kind: 'bot', languages: ['en', 'nl'], nodes, edges })
}

const equalsA = (name: string) => ({ type: 'text', of: `vars.${name}`, is: 'equals', value: 'a' })

// Also where many share the machine.
vi.setConfig({ testTimeout: 60_000 })

it('checks 1,000 nodes, and 10,000, and finds nothing to say', () => {
  expect(check(longFlow(1_000), fakes)).toEqual([])
  expect(check(longFlow(10_000), fakes)).toEqual([])
})

it('survives a chain of 10,000 nodes that all have something wrong, and a mesh of 50,000 edges', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => ({
    id: `n${index}`,
    action: index ? 'say' : 'start',
    config: index ? { text: { en: `{{vars.v${index}}}` } } : {},
  }))
  const line = chain.map(({ id }, index) => ({
    id: `e${index}`,
    source: id,
    port: 'next',
    target: `n${Math.min(index + 1, 9_999)}`,
  }))
  const common = { format: 1, id: 'f', name: 'f', kind: 'bot', languages: ['en'], options: { consent: 'explicit' } }
  const deep = parseFlow({ ...common, nodes: chain, edges: line })
  const steps = check(deep, fakes).reduce((sum, { witness = [] }) => sum + witness.length, 0)
  expect(steps).toBeLessThan(250_000)

  const wide = chain.map(({ id }, index) => ({
    id,
    action: index ? ['say', 'set', 'store', 'run-flow', 'gone'][index % 5] : 'start',
    config: { variable: `v${index}`, flow: 'f' },
  }))
  const mesh = Array.from({ length: 50_000 }, (_, index) => ({
    id: `e${index}`,
    source: `n${index % 10_000}`,
    port: index < 10_000 ? 'next' : `p${Math.floor(index / 10_000)}`,
    target: `n${(index * 7_919) % 10_000}`,
  }))
  const hostile = parseFlow({ ...common, nodes: wide, edges: mesh })
  expect(check(hostile, fakes).length).toBeGreaterThan(0)
})
