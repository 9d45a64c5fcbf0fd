import type { ProblemView } from '../../../runtime/api/contract.ts'

/** Where a problem leads: what the list offers to go to. */
export type Place = 'path' | 'text' | 'field' | 'node' | 'edge' | 'options' | 'channels' | 'connect' | 'none'

/** The best place to see a problem at. A way that shows it says more than the node at its end. */
export function placeOf({ code, node, edge, field, witness }: ProblemView): Place {
  if (witness && witness.length > 1) return 'path'
  if (node !== undefined && degraded.has(code)) return 'channels'
  if (code === 'channel_unknown') return 'connect'
  if (node !== undefined && field !== undefined) return texts.has(code) ? 'text' : 'field'
  if (node !== undefined) return 'node'
  if (edge !== undefined) return 'edge'
  return field === undefined ? 'none' : 'options'
}

const texts: ReadonlySet<string> = new Set(['translation_missing', 'text_too_long', 'markdown_plain', 'slot_malformed'])
/** What the flow's channel cannot show: what becomes of it is seen in the preview of each channel. */
const degraded: ReadonlySet<string> = new Set(['choices_listed', 'part_in_words', 'file_not_asked', 'rating_in_words'])
