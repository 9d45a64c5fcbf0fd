/** @jsxImportSource preact */
import type { RefObject, VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useAround, useAsked } from './around.ts'
import type { EmojiPickerProps } from './emoji-picker.tsx'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'
import { Tool } from './tool.tsx'

interface ComposerProps {
  readonly placeholder: string
  /** Nothing can be written before the question above is answered. */
  readonly isLocked: boolean
  /** Where the text is while it is not sent, and how it is kept. */
  readonly draft: string
  readonly keep: (draft: string) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** The most that one message holds, and from where on what is left is counted. */
const mostLetters = 8_000
const countedFrom = 7_500

const EmojiPicker = later<EmojiPickerProps>(extras => extras.EmojiPicker)

/** Where the visitor writes. */
export function Composer({ placeholder, isLocked, draft, keep, field }: ComposerProps): VNode {
  const { t, count, actions, isAttachable, filePicker } = useAround()
  const asked = useAsked()
  const [hasEmojis, setEmojis] = useState(false)
  const smile = useRef<HTMLButtonElement>(null)
  const left = mostLetters - draft.length
  const isSendable = draft.trim() !== '' && left >= 0 && !isLocked

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows from what stands in it
  useLayoutEffect(() => {
    const { current } = field
    if (!current) return
    current.style.height = 'auto'
    // Nothing while the panel is hidden: one line then.
    if (current.scrollHeight > 0) current.style.height = `${current.scrollHeight}px`
  }, [draft, field])

  const change = (next: string): void => {
    keep(next)
    actions.typing()
  }
  const send = (): void => {
    field.current?.focus()
    if (!isSendable) return
    keep('')
    actions.send({ text: draft.trim(), replyTo: asked?.replyTo })
  }
  const closeEmojis = (): void => {
    setEmojis(false)
    smile.current?.focus()
  }
  const insert = (emoji: string): void => {
    const { current } = field
    if (!current) return
    const [start, end] = [current.selectionStart, current.selectionEnd]
    change(draft.slice(0, start) + emoji + draft.slice(end))
    setEmojis(false)
    current.focus()
    requestAnimationFrame(() => current.setSelectionRange(start + emoji.length, start + emoji.length))
  }
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {hasEmojis && <EmojiPicker pick={insert} close={closeEmojis} />}
      <div class="writing">
        {isAttachable && asked?.input === 'file' && (
          <Tool icon="clip" label={t('attach')} press={() => filePicker.current?.click()} />
        )}
        <textarea
          ref={field}
          rows={1}
          disabled={isLocked}
          dir="auto"
          aria-label={placeholder}
          placeholder={placeholder}
          enterkeyhint="send"
          aria-describedby="letters"
          value={draft}
          onInput={({ currentTarget }) => change(currentTarget.value)}
          onKeyDown={event => {
            // While letters are being composed, Enter takes a suggestion; Safari says so by 229 only.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
            event.preventDefault()
            send()
          }}
        />
        {!isLocked && (
          <Tool
            icon="smile"
            label={t('emoji')}
            button={smile}
            isOpen={hasEmojis}
            press={() => (hasEmojis ? closeEmojis() : setEmojis(true))}
          />
        )}
        <button
          type="submit"
          class="send"
          aria-label={t('send')}
          title={isSendable ? t('send') : isLocked ? placeholder : t('write.empty')}
          aria-disabled={!isSendable}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class={left < 0 ? 'letters over' : 'letters'} id="letters" role="status">
        {draft.length > countedFrom && count(left < 0 ? 'write.over' : 'write.left', Math.abs(left))}
      </p>
    </form>
  )
}
