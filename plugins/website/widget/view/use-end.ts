import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Is the end of the transcript in sight, and a way there. */
export interface End {
  readonly content: RefObject<HTMLDivElement | null>
  readonly isThere: boolean
  readonly goThere: () => void
}

/** So near to the end is at the end. */
const nearPx = 32

/**
 * Keeps the end in sight while the visitor is there, whatever grows: messages, pictures, the composer. `watching` is told
 * whether the end is seen: not while the panel is hidden, nor after scrolling up.
 */
export function useEnd(scroller: RefObject<HTMLElement | null>, watching: (is: boolean) => void, rows: unknown): End {
  const content = useRef<HTMLDivElement>(null)
  const sticks = useRef(true)
  const [isThere, setThere] = useState(true)

  const stick = useCallback(() => {
    const { current } = scroller
    if (current && sticks.current) current.scrollTop = current.scrollHeight
  }, [scroller])

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows push the end away
  useLayoutEffect(stick, [rows, stick])

  useEffect(() => {
    const { current } = scroller
    if (!current || !content.current) return undefined
    const look = (): void => {
      const isSeen = current.clientHeight > 0
      // While hidden nothing is scrolled: where the visitor was is kept.
      if (isSeen) sticks.current = current.scrollHeight - current.scrollTop - current.clientHeight <= nearPx
      setThere(sticks.current)
      watching(isSeen && sticks.current)
    }
    const resized = new ResizeObserver(() => {
      stick()
      look()
    })
    resized.observe(current)
    resized.observe(content.current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      current.removeEventListener('scroll', look)
      watching(false)
    }
  }, [scroller, stick, watching])

  const goThere = useCallback(() => {
    sticks.current = true
    stick()
    scroller.current?.focus()
  }, [scroller, stick])
  return { content, isThere, goThere }
}
