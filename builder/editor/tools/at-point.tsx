import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Point } from './tool.ts'
import classes from './tools.module.css'

interface AtPointProps {
  /** Of the window. Without it: over the middle of the canvas. */
  readonly at: Point | undefined
  readonly label: string
  onClose(): void
  readonly children: ReactNode
}

/** What opens at a point of the window, and takes the keys until it closes. */
export function AtPoint({ at, label, onClose, children }: AtPointProps) {
  const { x, y } = at ?? middle()
  return (
    <Popover
      opened
      onChange={onClose}
      position={at ? 'bottom-start' : 'bottom'}
      offset={4}
      width={300}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={classes.point}
          style={{ transform: `translate(${x}px, ${y}px)` }}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}

function middle(): Point {
  const { left, top, width } = document.querySelector('.react-flow')?.getBoundingClientRect() ?? {
    left: 0,
    top: 0,
    width: innerWidth,
  }
  return { x: left + width / 2, y: top + 72 }
}
