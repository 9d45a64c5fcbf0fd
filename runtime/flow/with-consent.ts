import type { AnyAction } from '../../plugins/kit/action.ts'
import { communicateTexts, consentTexts } from './consent-texts.ts'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowEdge, FlowNode } from './model.ts'

/** What the options are called where nodes are named. No author can give these names: ids hold no colon. */
export const consentNodes = { process: 'option:consent', communicate: 'option:communicate', cookies: 'option:cookies' }

/**
 * A flow with its options of consent drawn out, between where conversations begin and what comes first: what is kept, and whether
 * one may write to them. A flow that asks for the first itself asks in its own place alone.
 */
export function withConsent(flow: Flow, declarations: Declarations): Flow {
  const own = ownConsentOf(flow, declarations)
  const drawn = [...(own ? [] : processNode(flow, declarations)), ...communicateNode(flow, declarations)]
  const start = flow.nodes.find(({ action }) => {
    const declared = declarations.get(action)
    return declared?.type === 'trigger' && declared.listens === 'start'
  })
  const [first] = drawn
  if (!first || !start) return flow
  // The edge that would be taken is the last that is drawn, as when nodes are planned.
  const begins = flow.edges.findLast(({ source, port }) => source === start.id && port === 'next')
  const others = flow.edges.filter(({ source, port }) => source !== start.id || port !== 'next')
  const entered: FlowEdge = { id: begins?.id ?? first.id, source: start.id, port: 'next', target: first.id }
  const ways = drawn.flatMap(({ id, ports }, at) => {
    const target = drawn[at + 1]?.id ?? begins?.target
    return target === undefined ? [] : ports.map((port): FlowEdge => ({ id: `${id} ${port}`, source: id, port, target }))
  })
  return {
    ...flow,
    nodes: [...flow.nodes, ...drawn.map(({ ports: _ports, ...node }) => node)],
    edges: [...others, entered, ...ways],
  }
}

/** Must visitors agree before anything else of this flow happens? Then nothing breaks in before they have. */
export function asksFirst(flow: Flow): boolean {
  return flow.options.consent === 'explicit' && flow.nodes.some(({ id }) => id === consentNodes.process)
}

/** The node of the flow's own that asks whether data may be kept. */
export function ownConsentOf({ nodes }: Flow, declarations: Declarations): FlowNode | undefined {
  return nodes.find(({ id, action, config }) => {
    const declared = declarations.get(action)
    return (
      id !== consentNodes.process &&
      declared?.type === 'action' &&
      grantsOf(declared, declared.config.safeParse(config).data ?? {}) !== undefined
    )
  })
}

/** The port of an action that means consent to keep personal data, with this config. */
export function grantsOf({ does }: AnyAction, config: Readonly<Record<string, unknown>>): string | undefined {
  const grants = does?.grants
  if (grants === undefined || typeof grants === 'string') return grants
  return Object.entries(grants.when).every(([field, value]) => config[field] === value) ? grants.port : undefined
}

interface Drawn extends FlowNode {
  /** Ways on that all lead to what follows. */
  readonly ports: readonly string[]
}

const place = { x: 0, y: 0 }

function processNode({ options }: Flow, declarations: Declarations): readonly Drawn[] {
  const basis = options.consent ?? 'off'
  if (basis === 'off' || !hasPort(declarations, 'consent', 'granted')) return []
  const text = options.consentText ?? consentTexts[basis]
  const asks = basis === 'explicit' ? { insist: true } : {}
  const config = { purpose: 'process', basis, text, once: true, ...asks }
  return [{ id: consentNodes.process, action: 'consent', config, position: place, ports: ['granted'] }]
}

function communicateNode({ options: { communicate } }: Flow, declarations: Declarations): readonly Drawn[] {
  if (!communicate || !hasPort(declarations, 'subscription', 'yes')) return []
  const { type, text = communicateTexts, label } = communicate
  const config = { type, text, box: true, once: true }
  const phrases = label === undefined ? {} : { phrases: { yes: label } }
  return [
    {
      id: consentNodes.communicate,
      action: 'subscription',
      config,
      position: place,
      ports: ['yes', 'no', 'no-reply'],
      ...phrases,
    },
  ]
}

function hasPort(declarations: Declarations, action: string, port: string): boolean {
  const declared = declarations.get(action)
  return declared?.type === 'action' && declared.ports.some(other => other === port)
}
