import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { copyOf } from '../clipboard/copy-of.ts'
import { useEditor } from '../editor-context.tsx'
import { boxesOf } from '../place/boxes.ts'
import { putPart } from '../place/put-part.ts'
import { reveal } from '../place/reveal.ts'
import { useGround } from '../place/use-ground.ts'
import { withContents } from '../place/with-contents.ts'
import { say } from '../tools/said.ts'
import type { Point } from '../tools/tool.ts'

/** How far a duplicate would lie from what it is of, px. */
const aside = 32

interface Clipboard {
  copy(): void
  cut(): void
  paste(): void
  duplicate(): void
}

/** What was copied last here: read where the browser does not let a page read its clipboard. */
let kept = ''

/** Copies, cuts and pastes parts of the flow: by the browser's own events, and from menus. */
export function useClipboard(): Clipboard {
  const { t } = useTranslation()
  const editor = useEditor()
  const ground = useGround()
  const view = useCanvasView()
  const { toFlow } = view
  const acts = useMemo(() => {
    const taken = (): string | undefined => {
      const items = withContents(editor.document(), editor.session.get().selection.items, ground)
      const text = copyOf(editor.document(), { items })
      if (text === undefined) return undefined
      kept = text
      say(t('editor.said.copied', { count: items.size }))
      return text
    }
    const remove = (): void => {
      const items = withContents(editor.document(), editor.session.get().selection.items, ground)
      editor.edit('removeItems', { items })
      say(t('editor.said.cut', { count: items.size }))
    }
    const put = (text: string, at: Point | undefined): void => {
      if (editor.session.get().isReadOnly) return
      const made = putPart(editor, text, at ?? ground.centre(), ground)
      if ('count' in made) {
        say(t('editor.said.pasted', { count: made.count }))
        reveal(view, boxesOf(editor.document(), editor.session.get().selection.items, ground))
      } else if (made.why !== 'empty') notifications.show({ message: t(`editor.said.notPasted.${made.why}`), color: 'red' })
    }
    return { taken, remove, put }
  }, [editor, ground, view, t])

  useEffect(() => {
    let pointer: Point | undefined
    const follow = ({ clientX, clientY, target }: PointerEvent): void => {
      pointer = target instanceof Element && target.closest('.react-flow') ? { x: clientX, y: clientY } : undefined
    }
    const take = (event: ClipboardEvent): void => {
      if (!isOfCanvas(event.target) || getSelection()?.type === 'Range') return
      const text = acts.taken()
      if (text === undefined) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut' && !editor.session.get().isReadOnly) acts.remove()
    }
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isOfCanvas(event.target) || text === '') return
      event.preventDefault()
      acts.put(text, pointer && toFlow(pointer))
    }
    addEventListener('pointermove', follow, { passive: true })
    document.addEventListener('copy', take)
    document.addEventListener('cut', take)
    document.addEventListener('paste', paste)
    return () => {
      removeEventListener('pointermove', follow)
      document.removeEventListener('copy', take)
      document.removeEventListener('cut', take)
      document.removeEventListener('paste', paste)
    }
  }, [acts, editor, toFlow])

  return useMemo(() => {
    const copy = (): void => {
      const text = acts.taken()
      // What the browser refuses is still kept for this page.
      if (text !== undefined) void navigator.clipboard?.writeText(text).catch(() => undefined)
    }
    return {
      copy,
      cut() {
        copy()
        acts.remove()
      },
      paste: () => void clipboardText().then(text => acts.put(text, undefined)),
      duplicate() {
        const { items } = editor.session.get().selection
        const all = withContents(editor.document(), items, ground)
        const text = copyOf(editor.document(), { items: all })
        const boxes = [...boxesOf(editor.document(), all, ground).values()]
        const at = { x: Math.min(...boxes.map(box => box.x)) + aside, y: Math.min(...boxes.map(box => box.y)) + aside }
        if (text !== undefined) acts.put(text, at)
      },
    }
  }, [acts, editor, ground])
}

async function clipboardText(): Promise<string> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return kept
  }
}

/** Is it about the canvas, and not about a field or a dialog? */
function isOfCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
    return false
  return target === document.body || target.closest('[data-keys~="canvas"]') !== null
}
