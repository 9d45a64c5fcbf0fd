import { type Flow, type FlowEdge, type FlowFrame, type FlowNode, type FlowNote, flowModel } from '../../runtime/flow/model.ts'

/** A flow as a file: the model's order of keys, one value per line, so that two files differ where the flows do. */
export function flowText(flow: Flow): string {
  const { shape } = flowModel
  const nodeKeys: readonly (keyof FlowNode)[] = ['id', 'action', 'name', 'actionVersion', 'config', 'phrases', 'position', 'note']
  const edgeKeys: readonly (keyof FlowEdge)[] = ['id', 'source', 'port', 'target']
  const boxKeys = ['id', 'x', 'y', 'width', 'height'] as const
  const noteKeys: readonly (keyof FlowNote)[] = [...boxKeys, 'text']
  const frameKeys: readonly (keyof FlowFrame)[] = [...boxKeys, 'title']
  const { nodes, edges, notes, frames, languages } = flow
  const free = (value: unknown): unknown => settled(value, languages)
  const whole = {
    ...flow,
    target: free(flow.target),
    display: free(flow.display),
    options: free(flow.options),
    nodes: nodes.map(node => inOrder({ ...node, config: free(node.config), phrases: free(node.phrases) }, nodeKeys)),
    edges: edges.map(edge => inOrder(edge, edgeKeys)),
    ...(notes ? { notes: notes.map(note => inOrder(note, noteKeys)) } : {}),
    ...(frames ? { frames: frames.map(frame => inOrder(frame, frameKeys)) } : {}),
  }
  return `${JSON.stringify(inOrder(whole, Object.keys(shape)), undefined, 2)}\n`
}

/** What a file of a flow is called. */
export function fileNameOf({ id }: Pick<Flow, 'id'>): string {
  return `${id}.flow.json`
}

function inOrder(record: object, keys: readonly string[]): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>(Object.entries(record))
  return Object.fromEntries(keys.filter(key => values.get(key) !== undefined).map(key => [key, values.get(key)]))
}

// What authors key freely has no order of its own, and undoing puts a key back last: texts stand in the flow's order of languages, all
// else by name.
function settled(value: unknown, languages: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => settled(inner, languages))
  if (typeof value !== 'object' || value === null) return value
  const place = (key: string): number => (languages.indexOf(key) + languages.length + 1) % (languages.length + 1)
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]: [string, unknown]) => [key, settled(inner, languages)]))
}
