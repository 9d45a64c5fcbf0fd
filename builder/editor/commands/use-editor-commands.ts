import { useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '../../clock.ts'
import { useCommands } from '../../commands/commands.tsx'
import { createCellOf } from '../../commands/open-cell.ts'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { useTidy } from '../layout/use-tidy.ts'
import { useGround } from '../place/use-ground.ts'
import type { Editor } from '../state/create-editor.ts'
import { say } from '../tools/said.ts'
import type { CommandFacts } from './command-world.ts'
import { editorCommands } from './editor-commands.ts'
import { useClipboard } from './use-clipboard.ts'

interface EditorCommandsParts {
  /** Offers to publish. Without it: this person may not. */
  readonly publish?: (() => void) | undefined
}

/** So long after the last press of an arrow the next one is a new step, ms. */
const pauseMs = 800

/** Offers all that can be done in the editor, for keys, menus, palette and help. Stands once, below a `CanvasViewProvider`. */
export function useEditorCommands({ publish }: EditorCommandsParts = {}): void {
  const { t } = useTranslation()
  const editor = useEditor()
  const view = useCanvasView()
  const ground = useGround()
  const clipboard = useClipboard()
  const tidy = useTidy()
  const nudging = useNudging(editor)
  const cameFrom = useMemo(() => createCellOf<string | undefined>(undefined), [])
  const facts = useFacts(editor)
  const commands = useMemo(
    () => editorCommands({ editor, view, ground, facts, t, say, tidy, nudging, cameFrom, publish, ...clipboard }),
    [editor, view, ground, facts, t, tidy, nudging, cameFrom, publish, clipboard],
  )
  useCommands(commands)
}

/** Names the gesture of arrows that follow each other closely. */
function useNudging(editor: Editor): () => string {
  const last = useRef<{ readonly gesture: string; readonly forget: () => void }>(undefined)
  return useMemo(
    () => () => {
      last.current?.forget()
      const gesture = last.current?.gesture ?? `nudge ${editor.createId()}`
      const forget = browserClock.after(pauseMs, () => {
        last.current = undefined
      })
      last.current = { gesture, forget }
      return gesture
    },
    [editor],
  )
}

function useFacts(editor: Editor): CommandFacts {
  const canEdit = !useSeen(seen => seen.isReadOnly)
  const items = useSeen(({ selection }) => selection.items.size)
  const edges = useSeen(({ selection }) => selection.edges.size)
  const picked = useSeen(({ selection }) => selection.items)
  const nodes = useDocument(document => [...picked].filter(id => document.nodes.has(id)).length)
  const isEmpty = useDocument(document => document.nodes.size + document.notes.size + document.frames.size === 0)
  const hasProblems = useSeen(({ problems }) => problems.some(problem => problem.node !== undefined))
  const canUndo = useHistory(editor, ({ past }) => past.length > 0) && canEdit
  const canRedo = useHistory(editor, ({ future }) => future.length > 0) && canEdit
  return useMemo(
    () => ({ canEdit, canUndo, canRedo, items, nodes, edges, isEmpty, hasProblems }),
    [canEdit, canUndo, canRedo, items, nodes, edges, isEmpty, hasProblems],
  )
}

function useHistory(editor: Editor, select: (history: ReturnType<Editor['history']['get']>) => boolean): boolean {
  return useSyncExternalStore(
    changed => editor.history.listen(select, changed),
    () => select(editor.history.get()),
  )
}
