import { type Fitting, fit as fitTo } from '../../../../plugins/kit/fit.ts'
import type { Shown } from '../../../../plugins/kit/message.ts'
import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { type Loss, lossesOf } from './losses.ts'

type EventView = PreviewView['events'][number]
type MessageView = Extract<EventView, { type: 'message' }>

/** One thing said, as a channel shows it. */
export interface Line {
  readonly id: string
  readonly isVisitor: boolean
  readonly shown: readonly Shown[]
  readonly losses: readonly Loss[]
}

interface LinesAbout {
  readonly language: string
  addressOf(mediaId: string): string
}

/** What was said, made by `fit` into what a channel of these limits shows. Pure: the same function makes what is sent. */
export function linesOf(events: readonly EventView[], channel: Fitting, about: LinesAbout): readonly Line[] {
  return events.flatMap((event): readonly Line[] => {
    if (event.type !== 'message') return []
    const { id, author, text } = event
    if (author === 'visitor') return [{ id, isVisitor: true, shown: [{ text }], losses: [] }]
    const message = shownOf(event)
    const shown = fitTo(message, channel, about)
    return [{ id, isVisitor: false, shown, losses: lossesOf(message, shown, channel) }]
  })
}

// The boundary: what comes as JSON has no parts that are there and undefined, which is what the kit's types hold.
function shownOf({ text, parts, choices, input }: MessageView): Shown {
  const said = { text, parts, choices, input }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as unknown as Shown
}
