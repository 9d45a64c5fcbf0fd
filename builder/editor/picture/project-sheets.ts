import type { FlowDocument } from '../state/document.ts'
import type { Place } from '../state/edits/move-items.ts'
import { createKept } from './kept.ts'
import { type CanvasNode, depths, type PictureWords, type RegionNode, type SheetNode } from './picture.ts'
import type { Places, Seen } from './project.ts'

/** Makes the notes and frames of a document as React Flow takes them. */
export function projectSheets(words: PictureWords) {
  const notes = createKept<SheetNode>()
  const frames = createKept<RegionNode>()
  return {
    notes(document: FlowDocument, { selection, lit }: Seen, places: Places): readonly SheetNode[] {
      const made = [...document.notes.values()].map(note => {
        const selected = selection.items.has(note.id)
        const isPaled = lit !== undefined
        const box = boxOf(note, places.get(note.id))
        return notes.get(note.id, [note.text, ...box, selected, isPaled], () => ({
          id: note.id,
          type: 'note',
          data: { text: note.text, isPaled },
          selected,
          zIndex: selected ? depths.chosen : depths.card,
          ariaLabel: words.note(note.text),
          ...sized(box),
        }))
      })
      notes.sweep()
      return made
    },
    frames(document: FlowDocument, { selection, lit }: Seen, places: Places): readonly RegionNode[] {
      const made = [...document.frames.values()].map(frame => {
        const selected = selection.items.has(frame.id)
        const isPaled = lit !== undefined
        const box = boxOf(frame, places.get(frame.id))
        return frames.get(frame.id, [frame.title, ...box, selected, isPaled], () => ({
          id: frame.id,
          type: 'frame',
          data: { title: frame.title, isPaled },
          selected,
          zIndex: depths.frame,
          ariaLabel: words.frame(frame.title),
          // What lies in it is reached through it: it is taken hold of by its title and its border.
          style: { pointerEvents: 'none' },
          ...sized(box),
        }))
      })
      frames.sweep()
      return made
    },
  }
}

type Box = readonly [x: number, y: number, width: number, height: number]

function boxOf(sheet: Required<Place>, place: Place | undefined): Box {
  return [place?.x ?? sheet.x, place?.y ?? sheet.y, place?.width ?? sheet.width, place?.height ?? sheet.height]
}

function sized([x, y, width, height]: Box): Pick<CanvasNode, 'position' | 'width' | 'height' | 'measured' | 'handles'> {
  return { position: { x, y }, width, height, measured: { width, height }, handles: [] }
}
