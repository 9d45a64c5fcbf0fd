import { type RefObject, useEffect } from 'react'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'

/**
 * Goes to the field that a problem names: opens its language, brings it into view and puts the caret there. Of a place within a field
 * the nearest field around it counts.
 */
export function useFieldJump(node: string, body: RefObject<HTMLElement | null>): void {
  const editor = useEditor()
  const wanted = useSeen(({ field }) => (field?.node === node ? field.path : undefined))
  const languages = useDocument(({ settings }) => settings.languages)
  useEffect(() => {
    if (wanted === undefined) return
    const parts = wanted.split('.')
    const language = parts.findLast(part => languages.includes(part))
    if (language !== undefined) editor.see({ language })
    // What the language changes, and sections that open for it, are drawn first.
    const frame = requestAnimationFrame(() => {
      const field = nearest(body.current, parts)
      field?.scrollIntoView({ block: 'start' })
      field?.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true })
      editor.see({ field: undefined })
    })
    return () => cancelAnimationFrame(frame)
  }, [wanted, languages, editor, body])
}

function nearest(body: HTMLElement | null, parts: readonly string[]): HTMLElement | undefined {
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.')
    const field = [...(body?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(each => each.dataset.field === path)
    if (field) return field
  }
  return undefined
}

const focusable = 'input:not([type=hidden]), textarea, [role=textbox], button:not([role=tab])'
