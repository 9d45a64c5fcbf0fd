import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import type { FieldSchema } from '../panel/field-props.ts'
import { type FlowDocument, kinds } from '../state/document.ts'
import { type FlowPart, partModel, partType } from './flow-part.ts'
import { withNodesNamed } from './named-nodes.ts'
import { sayOf } from './say-of.ts'

/** What a text in the clipboard becomes on the canvas; or why it becomes nothing. */
export type Pasted = { readonly part: FlowPart } | { readonly why: NotPasted }

/**
 * `empty`: there is nothing in it. `unreadable`: it says that it is a flow or a part of one, and is none. `unknown`: it is data of
 * something else. `long`: it is longer than what can be said at once. `full`: a flow holds no more than 10,000 nodes, and 1,000 notes.
 */
export type NotPasted = 'empty' | 'unreadable' | 'unknown' | 'long' | 'full'

interface Ground {
  readonly document: FlowDocument
  /** Where its upper left corner comes to lie. */
  readonly at: { readonly x: number; readonly y: number }
  readonly descriptors: ReadonlyMap<string, Descriptor>
  /** In which plain text is taken to be written. */
  readonly language: string
  createId(): string
}

/** What a flow takes. */
const most = { nodes: 10_000, edges: 50_000, notes: 1_000, frames: 1_000 } as const

const isTooMuch = (part: FlowPart, document: FlowDocument): boolean =>
  kinds.some(kind => document[kind].size + part[kind].length > most[kind])

/** Reads what was copied here or elsewhere: a part of a flow, a whole flow as a file, or plain text, which is said. Never throws. */
export function pasteOf(text: string, ground: Ground): Pasted {
  const read = readPart(text, ground)
  if ('why' in read) return read
  const part = withoutSecondStart(read.part, ground)
  if (part.nodes.length + part.notes.length + part.frames.length === 0) return { why: 'empty' }
  if (isTooMuch(part, ground.document)) return { why: 'full' }
  return { part: placed(part, ground) }
}

function readPart(text: string, { descriptors, language }: Ground): Pasted {
  if (text.trim() === '') return { why: 'empty' }
  const json = jsonIn(text)
  if (json === undefined) {
    const node = sayOf(text, descriptors, language)
    return typeof node === 'string' ? { why: node } : { part: { nodes: [node], edges: [], notes: [], frames: [] } }
  }
  if (json.type === partType) {
    const part = partModel.safeParse(json)
    return part.success ? { part: part.data } : { why: 'unreadable' }
  }
  if (!('nodes' in json && 'format' in json)) return { why: 'unknown' }
  const flow = flowModel.safeParse(json)
  if (!flow.success) return { why: 'unreadable' }
  const { nodes, edges, notes = [], frames = [] } = flow.data
  return { part: { nodes, edges, notes, frames } }
}

/** The object that a text is; numbers, words and lists are text like any other. */
function jsonIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined
  } catch {
    return undefined
  }
}

/** A trigger that the flow has already does not come twice, nor what leads on from it: two of one kind would compete. */
function withoutSecondStart(part: FlowPart, { document, descriptors }: Ground): FlowPart {
  const has = new Set([...document.nodes.values()].map(({ action }) => action))
  const isSecond = (action: string): boolean =>
    action === 'start' && descriptors.get(action)?.type === 'trigger' && has.has(action)
  const gone = new Set(part.nodes.filter(({ action }) => isSecond(action)).map(({ id }) => id))
  return gone.size === 0 ? part : { ...part, nodes: part.nodes.filter(({ id }) => !gone.has(id)) }
}

/** With ids of its own, at its place, and naming only nodes that are there. */
function placed(part: FlowPart, { document, at, descriptors, createId }: Ground): FlowPart {
  const ids = new Map(part.nodes.map(({ id }) => [id, createId()]))
  const boxes = [...part.nodes.map(({ position }) => position), ...part.notes, ...part.frames]
  const left = boxes.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const top = boxes.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const moved = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: Math.round(at.x + x - left),
    y: Math.round(at.y + y - top),
  })
  const nameOf = (node: string): string | undefined => ids.get(node) ?? (document.nodes.has(node) ? node : undefined)
  return {
    nodes: part.nodes.map(node => ({
      ...node,
      id: ids.get(node.id) ?? createId(),
      // The boundary: a descriptor's schema is JSON Schema, of which this reads what panels read.
      config: withNodesNamed(node.config, (descriptors.get(node.action)?.config ?? {}) as FieldSchema, nameOf),
      position: moved(node.position),
    })),
    edges: part.edges.flatMap(edge => {
      const [source, target] = [ids.get(edge.source), ids.get(edge.target)]
      return source === undefined || target === undefined ? [] : [{ ...edge, id: createId(), source, target }]
    }),
    notes: part.notes.map(note => ({ ...note, ...moved(note), id: createId() })),
    frames: part.frames.map(frame => ({ ...frame, ...moved(frame), id: createId() })),
  }
}
