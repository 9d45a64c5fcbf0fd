import type { PreviewView } from '../../../runtime/api/contract.ts'
import type { FlowDocument } from '../state/document.ts'

/** What takes a preview one step on along a way: as a visitor, as an agent, or as the world outside. */
export type Move =
  | { readonly do: 'choose'; readonly choice: string }
  | { readonly do: 'wait' }
  | { readonly do: 'end'; readonly call: string; readonly outcome: 'ok' | 'failed' }
  | { readonly do: 'join' }
  | { readonly do: 'resolve' }

/** The next step along a way; undefined when it has arrived, has left the way, or somebody has to say something. */
export function nextMove(path: readonly string[], view: PreviewView, { edges, settings }: FlowDocument): Move | undefined {
  const top = view.frames.at(-1)
  const at = top?.flow === settings.id ? path.lastIndexOf(top.node) : -1
  const next = path[at + 1]
  if (!top || at < 0 || next === undefined) return undefined
  const ports = [...edges.values()].filter(({ source, target }) => source === top.node && target === next).map(({ port }) => port)
  const [port] = ports
  if (port === undefined) return undefined

  const call = view.calls.find(({ node }) => node === top.node)
  if (call) return { do: 'end', call: call.id, outcome: troubles.test(port) ? 'failed' : 'ok' }
  if (waits.test(port)) return view.timers.some(({ node }) => node === top.node) ? { do: 'wait' } : undefined
  if (view.conversation.owner === 'queue') return port === 'resolved' ? { do: 'join' } : undefined
  if (view.conversation.owner === 'agent') return port === 'resolved' ? { do: 'resolve' } : undefined
  const choices = view.conversation.pending?.choices ?? []
  const named =
    choices.find(({ id }) => ports.some(port => port.endsWith(`:${id}`))) ?? choices.find(({ id }) => skips[port] === id)
  const any = port === 'answered' ? choices[0] : undefined
  const choice = named ?? any
  return choice && { do: 'choose', choice: choice.id }
}

const troubles = /^(failed|timed-out)$/
const waits = /^(no-reply|timed-out|next|done)$/
const skips: Readonly<Record<string, string>> = { skipped: 'skip' }
