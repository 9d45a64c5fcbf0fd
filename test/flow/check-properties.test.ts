import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import { componentsOf } from '../../runtime/flow/check/components.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { planNodes } from '../../runtime/flow/node-plan.ts'
import { anyFlow } from '../rig/any-flow.ts'
import { fakes } from '../rig/fake-declarations.ts'

const others = fc
  .array(anyFlow, { maxLength: 3 })
  .map(flows => new Map(flows.map((flow, index) => [`o${index}`, { ...flow, id: `o${index}` }])))

it('never throws, and says the same each time', () => {
  fc.assert(
    fc.property(anyFlow, others, (flow, flows) => {
      expect(check(flow, fakes, { flows })).toEqual(check(flow, fakes, { flows }))
    }),
  )
})

it('shows ways that are drawn: each begins where something can come in, or shows a circle', () => {
  fc.assert(
    fc.property(anyFlow, others, (flow, flows) => {
      const plans = planNodes(flow, fakes)
      for (const { code, node, witness } of check(flow, fakes, { flows })) {
        if (!witness) continue
        for (const [index, id] of witness.slice(1).entries()) expect(nextOf(flow, witness[index] ?? '')).toContain(id)
        expect(witness.at(-1)).toBe(node)
        const first = witness[0] ?? ''
        if (code !== 'loop_without_wait' || first !== node) expect(plans.get(first)?.declared?.type ?? 'trigger').toBe('trigger')
      }
    }),
  )
})

it('reports a loop without a wait exactly when trying every way finds one', () => {
  fc.assert(
    fc.property(anyFlow, flow => {
      fc.pre(!callsItself(flow))
      const reported = check(flow, fakes).filter(({ code }) => code === 'loop_without_wait')
      const waiting = new Set(flow.nodes.filter(node => Object.keys(on(node.action)).length > 0).map(node => node.id))
      const circle = (node: string, from: string, seen: readonly string[]): boolean =>
        !waiting.has(node) &&
        nextOf(flow, node).some(to => to === from || (!seen.includes(to) && circle(to, from, [...seen, to])))
      expect(reported.length > 0).toBe(flow.nodes.some(({ id }) => circle(id, id, [id])))
      for (const { witness = [], node } of reported) {
        expect(witness.slice(witness.indexOf(node ?? '')).filter(id => waiting.has(id))).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

it('reports a variable exactly when no way from a setter comes to its reader', () => {
  fc.assert(
    fc.property(anyFlow, flow => {
      fc.pre(!callsItself(flow))
      const triggers = ['word', 'closed', 'told', 'silent']
      const single = { ...flow, nodes: flow.nodes.filter(({ action }) => !triggers.includes(action)) }
      const reported = new Set(
        check(single, fakes)
          .filter(({ code }) => code === 'variable_unset')
          .map(({ node }) => node),
      )
      const reachedFrom = (ids: readonly string[]): ReadonlySet<string> => {
        const seen = new Set(ids)
        for (const id of seen) for (const to of nextOf(single, id)) seen.add(to)
        return seen
      }
      const starts = single.nodes.filter(({ action }) => action === 'start').map(node => node.id)
      const setters = single.nodes
        .filter(({ action, config }) => action === 'set' && config.variable === 'x')
        .map(node => node.id)
      const live = reachedFrom(starts)
      const set = reachedFrom(setters.flatMap(id => nextOf(single, id)))
      const readers = single.nodes
        .filter(({ action, config }) => action === 'say' && JSON.stringify(config).includes('vars.x'))
        .map(node => node.id)
      expect(reported).toEqual(new Set(readers.filter(id => live.has(id) && !set.has(id))))
    }),
    { numRuns: 300 },
  )
})

it('finds the groups that reach each other', () => {
  const graph = fc
    .integer({ min: 1, max: 8 })
    .chain(size => fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }))
  fc.assert(
    fc.property(graph, next => {
      const reach = next.map((_, from) => {
        const seen = new Set([from])
        for (const node of seen) for (const to of next[node] ?? []) seen.add(to)
        return seen
      })
      const { of } = componentsOf(next)
      for (const [a, reached] of reach.entries()) {
        for (const b of next.keys()) expect(of[a] === of[b]).toBe(reached.has(b) && (reach[b]?.has(a) ?? false))
        for (const b of reached) expect(of[b] ?? 0).toBeLessThanOrEqual(of[a] ?? 0)
      }
    }),
  )
})

// What happens in such a call is another question, and has tests of its own.
function callsItself(flow: Flow): boolean {
  return flow.nodes.some(({ action, config }) => action === 'run-flow' && config.flow === flow.id)
}

function on(action: string): object {
  const declared = fakes.get(action)
  return declared?.type === 'action' ? (declared.on ?? {}) : {}
}

// Independent of the graph of the check: from the document and the plans.
function nextOf(flow: Flow, id: string): readonly string[] {
  const plans = planNodes(flow, fakes)
  const plan = plans.get(id)
  const ways = flow.edges.filter(
    edge => edge.source === id && plan?.ports.includes(edge.port) && plan.targets.get(edge.port) === edge.target,
  )
  const targets = ways
    .map(edge => edge.target)
    .filter(target => plans.has(target) && plans.get(target)?.declared?.type !== 'trigger')
  return [...targets, ...(plan?.jumps ?? [])]
}
