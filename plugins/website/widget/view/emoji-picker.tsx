/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { emojis } from './emojis.ts'

/** What is done with what is picked. */
export interface EmojiPickerProps {
  readonly pick: (emoji: string) => void
  readonly close: () => void
}

const columns = 8

/** Emoji to pick with the pointer, or with arrow keys: one stop for Tab. */
export function EmojiPicker({ pick, close }: EmojiPickerProps): VNode {
  const { t } = useAround()
  const [at, setAt] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const button = grid.current?.children[at]
    if (button instanceof HTMLElement) button.focus()
  }, [at])
  return (
    <>
      <div class="veil" aria-hidden="true" onClick={close} />
      {/* biome-ignore lint/a11y/useSemanticElements: these are buttons in rows, not fields of a form */}
      <div
        class="emojis"
        role="group"
        aria-label={t('emoji')}
        ref={grid}
        onKeyDown={event => {
          const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
          const step = stepOf(event.key, isRtl)
          if (event.key === 'Escape') close()
          else if (step === undefined) return
          else setAt(now => Math.min(last, Math.max(0, now + step)))
          event.preventDefault()
        }}
      >
        {emojis.map((emoji, index) => (
          <button key={emoji} type="button" tabIndex={index === at ? 0 : -1} onClick={() => pick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
    </>
  )
}

const last = emojis.length - 1

function stepOf(key: string, isRtl: boolean): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isRtl ? -1 : 1,
    ArrowLeft: isRtl ? 1 : -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -last,
    End: last,
  }
  return steps[key]
}
