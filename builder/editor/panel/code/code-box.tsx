import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import classes from './code.module.css'
import { broken, type CodeText, indented, outdented } from './code-edits.ts'

interface CodeBoxProps {
  readonly id: string
  /** The id of what names it, and of what is said about it. */
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly value: string
  readonly isInvalid: boolean
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  readonly maxLength: number | undefined
  /** It has a window of its own. */
  readonly isLarge?: boolean
  onChange(value: string): void
  onLeave(): void
}

/**
 * Code in numbered lines. Tab indents; after Escape it leads on, so that nobody is caught who has nothing but keys. Where the whole
 * grows with its lines, the numbers beside them need not follow.
 */
export function CodeBox(props: CodeBoxProps) {
  const { id, labelledBy, describedBy, value, isInvalid, isRequired, isReadOnly, maxLength, isLarge = false } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<CodeText>(undefined)
  const isFree = useRef(false)
  const count = value.split('\n').length
  // What is written by a key is drawn first: only then is there a place for the caret.
  useLayoutEffect(() => {
    if (caret.current?.text === value) field.current?.setSelectionRange(caret.current.from, caret.current.to)
    caret.current = undefined
  }, [value])
  return (
    <div
      className={classes.box}
      data-invalid={isInvalid || undefined}
      data-readonly={isReadOnly || undefined}
      data-large={isLarge || undefined}
    >
      <div className={classes.numbers} aria-hidden="true">
        {Array.from({ length: count }, (_, at) => at + 1).join('\n')}
      </div>
      <textarea
        ref={field}
        id={id}
        className={classes.code}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-required={isRequired}
        readOnly={isReadOnly}
        rows={Math.max(count, isLarge ? 16 : 5)}
        maxLength={maxLength}
        wrap="off"
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        value={value}
        onChange={event => props.onChange(event.currentTarget.value)}
        onKeyDown={hearKey}
        onFocus={() => {
          isFree.current = false
        }}
        onBlur={props.onLeave}
      />
    </div>
  )

  function hearKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isReadOnly || event.nativeEvent.isComposing) return
    const { selectionStart: from, selectionEnd: to, value: text } = event.currentTarget
    const wasFree = isFree.current
    if (event.key !== 'Shift') isFree.current = event.key === 'Escape'
    if (event.key === 'Escape' && !wasFree) return event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined
    if (event.key === 'Tab' && !wasFree) return write(event, (event.shiftKey ? outdented : indented)({ text, from, to }))
    if (event.key === 'Enter' && !event.shiftKey) return write(event, broken({ text, from, to }))
    return undefined
  }

  function write(event: KeyboardEvent, next: CodeText): void {
    event.preventDefault()
    if (next.text === value || (maxLength !== undefined && next.text.length > maxLength)) return
    caret.current = next
    props.onChange(next.text)
  }
}
