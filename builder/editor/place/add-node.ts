import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { Editor } from '../state/create-editor.ts'
import type { AddTo, Point } from '../tools/tool.ts'
import { type Ground, obstacles } from './boxes.ts'
import { type Box, columnGap, freePlace } from './free-place.ts'
import { makeRoom } from './make-room.ts'
import { newNode } from './new-node.ts'

type Size = Pick<Box, 'width' | 'height'>

/** A way out of a node. */
export interface WayOut {
  readonly node: string
  readonly port: string
}

/** What came of adding: the new node, and the way out that leads to it. */
export interface Added {
  readonly id: string
  readonly from: WayOut | undefined
}

/** Puts a new node of an action on the canvas, connected with what it was asked for at, and selects it: one step. */
export function addNode(editor: Editor, action: string, where: AddTo, ground: Ground): Added | undefined {
  const { descriptors, isReadOnly } = editor.session.get()
  const descriptor = descriptors.get(action)
  if (!descriptor || isReadOnly) return undefined
  const id = editor.createId()
  const node = newNode(descriptor, id, { x: 0, y: 0 })
  // Nothing leads into a trigger.
  const to: AddTo = descriptor.type === 'trigger' && where.to !== 'spot' ? { to: 'beside' } : where
  const gesture = `add ${id}`
  const from =
    to.to === 'edge'
      ? insert(editor, to.edge, node, ground, gesture)
      : put(editor, to, node, ground, gesture, descriptor.type === 'trigger')
  editor.endGesture()
  editor.select({ items: new Set([id]) })
  return { id, from }
}

function insert(editor: Editor, edge: string, node: FlowNode, ground: Ground, gesture: string): WayOut | undefined {
  const document = editor.document()
  const line = document.edges.get(edge)
  const [source, target] = [document.nodes.get(line?.source ?? ''), document.nodes.get(line?.target ?? '')]
  if (!line || !source || !target) return put(editor, { to: 'beside' }, node, ground, gesture, true)
  const size = ground.cardOf(node)
  const room = makeRoom(document, source, target, size, ground)
  if (room.moved.size > 0) editor.edit('moveItems', { to: room.moved }, gesture)
  const placed = { ...node, position: rounded(freePlace(room.at, size, obstacles(editor.document(), ground))) }
  editor.edit('insertOnEdge', { edge, node: placed }, gesture)
  return { node: source.id, port: line.port }
}

function put(editor: Editor, to: AddTo, node: FlowNode, ground: Ground, gesture: string, isLoose: boolean): WayOut | undefined {
  const document = editor.document()
  const size = ground.cardOf(node)
  const from = isLoose ? undefined : wayOutOf(editor, to, ground)
  const source = document.nodes.get(from?.node ?? '')
  const wanted = 'spot' in to && to.spot ? to.spot : source ? besideOf(source, ground) : centred(ground.centre(), size)
  const placed = { ...node, position: rounded(freePlace(wanted, size, obstacles(document, ground))) }
  editor.edit('addItems', { nodes: [placed] }, gesture)
  if (from) editor.edit('connect', { source: from.node, port: from.port, target: node.id }, gesture)
  return from
}

/** The way out that a new node is led to from: the one that was named, else the first free one of what is selected. */
function wayOutOf(editor: Editor, to: AddTo, ground: Ground): WayOut | undefined {
  if (to.to === 'port') return { node: to.node, port: to.port }
  const { items } = editor.session.get().selection
  const [id] = items
  const node = to.to === 'beside' && items.size === 1 ? editor.document().nodes.get(id ?? '') : undefined
  const port = node && freePorts(editor, node, ground)[0]
  return node && port !== undefined ? { node: node.id, port } : undefined
}

/** The ways out of a node that lead nowhere yet, as they are drawn. */
function freePorts(editor: Editor, node: FlowNode, { cardOf }: Pick<Ground, 'cardOf'>): readonly string[] {
  const own = [...editor.document().edges.values()].filter(edge => edge.source === node.id)
  const led = new Set(own.map(edge => edge.port))
  return cardOf(node)
    .ports.map(port => port.id)
    .filter(port => !led.has(port))
}

function besideOf(node: FlowNode, { cardOf }: Ground): Point {
  return { x: node.position.x + cardOf(node).width + columnGap, y: node.position.y }
}

function centred({ x, y }: Point, { width, height }: Size): Point {
  return { x: x - width / 2, y: y - height / 2 }
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}
