import type { Flow, FlowNode } from '../../../runtime/flow/model.ts'
import { documentOf } from '../state/document.ts'
import { liveChatNodesOf } from './live-chat-nodes.ts'

/** A live chat that looks into articles before people get the conversation: with what was asked, where something was. */
export function withKnowledge(flow: Flow, id: string): Flow {
  const { knowledge, people } = liveChatNodesOf(documentOf(flow))
  const edge = knowledge?.is === 'off' ? flow.edges.find(each => each.id === knowledge.edge) : undefined
  const team = flow.nodes.find(node => node.id === people)
  if (!edge || !team) return flow
  const asked = flow.nodes.find(node => node.id === edge.source)?.action === 'ask'
  const { x, y } = team.position
  const node: FlowNode = {
    id,
    action: 'knowledge',
    config: asked ? { from: 'reply' } : {},
    position: { x, y: y + distance },
  }
  const end = flow.edges.find(each => each.source === team.id && each.port === 'resolved')?.target
  const ways = [
    { port: 'nothing', target: team.id },
    { port: 'person', target: team.id },
    { port: 'no-reply', target: team.id },
    ...(end === undefined ? [] : [{ port: 'found', target: end }]),
  ].map(({ port, target }) => ({ id: `${id}-${port}`, source: id, port, target }))
  const edges = flow.edges.map(each => (each.id === edge.id ? { ...each, target: id } : each))
  return { ...flow, nodes: [...flow.nodes, node], edges: [...edges, ...ways] }
}

/** The same without: whoever came to the search comes to people. */
export function withoutKnowledge(flow: Flow): Flow {
  const { knowledge, people } = liveChatNodesOf(documentOf(flow))
  if (knowledge?.is !== 'on' || people === undefined) return flow
  const { node } = knowledge
  const edges = flow.edges
    .filter(({ source }) => source !== node)
    .map(edge => (edge.target === node ? { ...edge, target: people } : edge))
  return { ...flow, nodes: flow.nodes.filter(({ id }) => id !== node), edges }
}

/** Under the card of the team, px. */
const distance = 320
