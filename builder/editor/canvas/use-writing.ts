import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { useEditor } from '../editor-context.tsx'
import { tool } from '../tools/tool.ts'

interface Writing {
  readonly item: string
  readonly text: string
  readonly isAllowed: boolean
  write(text: string): void
}

/** Writes on what stands on the canvas itself. Begins when the item is to be renamed; all of it is one step. */
export function useWriting({ item, text, isAllowed, write }: Writing) {
  const editor = useEditor()
  const [isBegun, setBegun] = useState(false)
  const isAsked = useSyncExternalStore(tool.listen, () => {
    const open = tool.get()
    return open?.tool === 'rename' && open.item === item
  })
  useEffect(() => {
    if (!isAsked) return
    tool.set(undefined)
    setBegun(true)
  }, [isAsked])
  const isWriting = isBegun && isAllowed
  const end = (): void => {
    editor.endGesture()
    setBegun(false)
  }
  return {
    isWriting,
    field: {
      autoFocus: true,
      value: text,
      onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => write(currentTarget.value),
      onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => currentTarget.select(),
      onBlur: end,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        event.stopPropagation()
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey || isOneLine(event)))
        if (!isDone) return
        event.preventDefault()
        const card = event.currentTarget.closest('.react-flow__node')
        end()
        if (card instanceof HTMLElement) card.focus()
      },
    },
  }
}

function isOneLine({ currentTarget }: KeyboardEvent): boolean {
  return currentTarget instanceof HTMLInputElement
}
