import { type PortSpec, portsOf } from '../../../plugins/kit/ports.ts'
import { type Localised, pickText } from '../../../plugins/kit/text.ts'

/** What the inbox reads of a plugin's descriptor. */
export interface Plugin {
  readonly id: string
  readonly type: string
  readonly texts: Readonly<
    Record<string, { readonly name?: string; readonly ports?: Readonly<Record<string, string>> } | undefined>
  >
  readonly summary?: string
  readonly ports?: readonly PortSpec[]
}

/** What the inbox reads of a flow. */
export interface FlowShape {
  readonly name: string
  readonly languages: readonly string[]
  readonly nodes: readonly { readonly id: string; readonly action: string; readonly config: Readonly<Record<string, unknown>> }[]
  readonly edges: readonly { readonly id: string; readonly source: string; readonly port: string; readonly target: string }[]
}
export type Node = FlowShape['nodes'][number]

/** What the inbox reads of plugins; those it cannot read it leaves out. */
export function readPlugins(answer: readonly object[] | undefined): ReadonlyMap<string, Plugin> {
  return new Map(answer?.filter(isPlugin).map(plugin => [plugin.id, plugin]))
}

/** What the inbox reads of a flow. */
export function readFlow(flow: object | undefined): FlowShape | undefined {
  return flow !== undefined && isFlow(flow) ? flow : undefined
}

// Boundary: the server has held both to their schemas. Looked at without one, so that the inbox need not wait for zod.
function isPlugin(plugin: object): plugin is Plugin {
  return 'id' in plugin && 'type' in plugin && 'texts' in plugin && typeof plugin.texts === 'object'
}

function isFlow(flow: object): flow is FlowShape {
  return ['nodes', 'edges', 'languages'].every(name => Array.isArray(new Map(Object.entries(flow)).get(name)))
}

/** What a node is called where there is little room: what its author wrote into it, else what kind it is. */
export function titleOf(node: Node, plugin: Plugin | undefined, languages: readonly string[]): string {
  const written = /\{\{(\w+)\}\}/.exec(plugin?.summary ?? '')?.[1]
  const text = written === undefined ? '' : textOf(node.config[written], languages)
  return firstLine(text) || kindOf(node, plugin, languages)
}

/** What kind of node it is, in the reader's words. */
function kindOf(node: Node, plugin: Plugin | undefined, languages: readonly string[]): string {
  return languages.flatMap(language => plugin?.texts[language]?.name ?? [])[0] ?? plugin?.texts.en?.name ?? node.action
}

/** A way out, in words: what the author called it, or what the plugin does. */
export function portName(port: string, node: Node | undefined, plugin: Plugin | undefined, languages: readonly string[]): string {
  const own = plugin?.ports && node ? portsOf(plugin.ports, node.config).find(({ id }) => id === port)?.label : undefined
  if (own !== undefined) return typeof own === 'string' ? own : pickText(own, languages)
  return languages.flatMap(language => plugin?.texts[language]?.ports?.[port] ?? [])[0] ?? plugin?.texts.en?.ports?.[port] ?? port
}

function textOf(value: unknown, languages: readonly string[]): string {
  if (typeof value === 'string') return value
  return isLocalised(value) ? pickText(value, languages) : ''
}

function isLocalised(value: unknown): value is Localised {
  return typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')
}

function firstLine(text: string): string {
  const plain = text.replace(/\{\{[^}|]*(?:\|([^}]*))?\}\}/g, '$1').replace(/[*_`>#]/g, '')
  return plain.trim().split('\n')[0] ?? ''
}
