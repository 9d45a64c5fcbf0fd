import type { Preview } from '../preview/preview.ts'
import type { PreviewView } from './contract.ts'
import { conversationView } from './conversation-view.ts'

/** A preview as whoever has begun it sees it. */
export async function previewView(preview: Preview): Promise<PreviewView> {
  const { revision, now, record, pretence, turns, events, timers, calls, trouble } = await preview.state()
  const { page, frames, vars, said } = record
  return {
    id: preview.id,
    revision,
    now,
    conversation: conversationView(record),
    frames: frames.map(({ flow, node }) => ({ flow, node })),
    vars: { ...vars },
    said: { ...said },
    ...(page ? { page: { url: page.url, ...(page.title === undefined ? {} : { title: page.title }) } } : {}),
    ...pretence,
    contact: pretence.contact && { ...pretence.contact },
    turns: turns.map(trace => ({ ...trace })),
    events: events.map(event => ({ ...event })),
    timers,
    calls,
    ...(trouble ? { trouble: { reason: trouble.reason, node: trouble.node, detail: trouble.detail } } : {}),
  }
}
