import type { FlowDocument } from '../state/document.ts'
import { boxOf, type Ground } from './boxes.ts'
import { isIn } from './is-in.ts'

/** These, and what lies in the frames among them: it goes where its frame goes. */
export function withContents(
  document: FlowDocument,
  items: ReadonlySet<string>,
  ground: Pick<Ground, 'cardOf'>,
): ReadonlySet<string> {
  const frames = [...items].flatMap(id => document.frames.get(id) ?? [])
  if (frames.length === 0) return items
  const others = [...document.nodes.keys(), ...document.notes.keys(), ...document.frames.keys()].filter(id => !items.has(id))
  const inside = others.filter(id => {
    const box = boxOf(document, id, ground)
    return box !== undefined && frames.some(frame => isIn(box, frame))
  })
  return new Set([...items, ...inside])
}
