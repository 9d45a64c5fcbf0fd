import type { FlowEdge, FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'

/** What of a drawing the settings of a live chat stand for. What is missing has no clear step: the drawing has gone its own way. */
export interface LiveChatNodes {
  /** What is said first. */
  readonly welcome?: string
  /** The one step that gives the conversation to people. */
  readonly people?: string
  /** The one step that looks into articles, or the edge into the handoff that it would go into. */
  readonly knowledge?: { readonly is: 'on'; readonly node: string } | { readonly is: 'off'; readonly edge: string }
}

/** Finds them in a drawing. */
export function liveChatNodesOf({ nodes, edges }: Pick<FlowDocument, 'nodes' | 'edges'>): LiveChatNodes {
  const people = only([...nodes.values()].filter(({ action }) => action === 'handoff'))
  const start = only([...nodes.values()].filter(({ action }) => action === 'start'))
  const first = start && only(leaving([...edges.values()], start.id, 'next'))
  const greeted = first && nodes.get(first.target)
  const knowledge = people && knowledgeOf([...nodes.values()], [...edges.values()], people.id)
  return {
    ...(greeted?.action === 'say' ? { welcome: greeted.id } : {}),
    ...(people ? { people: people.id } : {}),
    ...(knowledge ? { knowledge } : {}),
  }
}

function knowledgeOf(nodes: readonly FlowNode[], edges: readonly FlowEdge[], people: string): LiveChatNodes['knowledge'] {
  const searching = nodes.filter(({ action }) => action === 'knowledge')
  const node = only(searching)
  // What it leads to besides people is what its author made of it: that only the canvas can undo.
  if (node) {
    const leads = edges.some(({ source, port, target }) => source === node.id && port === 'nothing' && target === people)
    return leads ? { is: 'on', node: node.id } : undefined
  }
  if (searching.length > 0) return undefined
  const edge = only(edges.filter(({ target, port }) => target === people && (port === 'answered' || port === 'next')))
  return edge && { is: 'off', edge: edge.id }
}

const leaving = (edges: readonly FlowEdge[], source: string, port: string): readonly FlowEdge[] =>
  edges.filter(edge => edge.source === source && edge.port === port)

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}
