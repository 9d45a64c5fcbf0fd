import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import classes from './flows.module.css'

interface OrderHandleProps {
  readonly flow: FlowView
  /** Its place among those of its channel, from 0. */
  readonly at: number
  readonly of: number
  /** Dragged to where another row is. */
  drag(at: number): void
  drop(): void
  cancel(): void
  step(at: number): void
}

/** What a row is moved by: dragged with a pointer, or with the arrow keys. */
export function OrderHandle(props: OrderHandleProps) {
  const { flow, at, of, step } = props
  const { t } = useTranslation()
  const [isHeld, setIsHeld] = useState(false)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  // On the window: a row that takes another place lets go of the pointer it has caught.
  useEffect(() => {
    if (!isHeld) return
    const ended = new AbortController()
    const { signal } = ended
    const end = (how: 'drop' | 'cancel') => (): void => {
      setIsHeld(false)
      latest.current[how]()
    }
    const onMove = (event: PointerEvent): void => {
      const { flow: own, at: now, drag } = latest.current
      const rows = [...document.querySelectorAll<HTMLElement>('[data-flow]')].filter(row => row.dataset.channel === own.channel)
      const above = rows.filter(row => row.dataset.flow !== own.id && middleOf(row) < event.clientY).length
      if (above !== now) drag(above)
    }
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') end('cancel')()
    }
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', end('drop'), { signal })
    window.addEventListener('pointercancel', end('cancel'), { signal })
    window.addEventListener('keydown', onKey, { signal })
    return () => ended.abort()
  }, [isHeld])
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: of - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    if (next >= 0 && next < of && next !== at) step(next)
  }
  return (
    <button
      type="button"
      className={classes.handle}
      data-handle={flow.id}
      aria-label={t('flows.order.move', { name: flow.name, at: at + 1, of })}
      onPointerDown={event => {
        if (event.button === 0) setIsHeld(true)
      }}
      onKeyDown={onKeyDown}
      onClick={event => event.stopPropagation()}
    >
      <IconGripVertical size={16} stroke={1.75} aria-hidden="true" />
      <span>{at + 1}</span>
    </button>
  )
}

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect()
  return top + height / 2
}
