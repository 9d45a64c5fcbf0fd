/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tool } from './tool.tsx'

/** One thing that can be done. */
export interface MenuItem {
  readonly icon: IconName
  readonly label: string
  readonly run: () => void
}

/** The button "more" and what it opens: keys as menus have them. */
export function Menu({ items }: { readonly items: readonly MenuItem[] }): VNode | null {
  const { t } = useAround()
  const [at, setAt] = useState<number>()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const isOpen = at !== undefined
  useLayoutEffect(() => {
    const item = at === undefined ? undefined : menu.current?.children[at]
    if (item instanceof HTMLElement) item.focus()
  }, [at])
  const close = (): void => {
    setAt(undefined)
    button.current?.focus()
  }
  const pressed = (key: string): boolean => {
    const { length } = items
    const move = (next: (now: number) => number): void => setAt((now = 0) => (next(now) + length) % length)
    if (key === 'Escape' || key === 'Tab') close()
    else if (key === 'ArrowDown') move(now => now + 1)
    else if (key === 'ArrowUp') move(now => now - 1)
    else if (key === 'Home') setAt(0)
    else if (key === 'End') setAt(length - 1)
    else return false
    return true
  }
  if (items.length === 0) return null
  return (
    <div class="more">
      <Tool
        icon="more"
        label={t('menu')}
        button={button}
        popup="menu"
        isOpen={isOpen}
        press={() => (isOpen ? close() : setAt(0))}
      />
      {isOpen && (
        <>
          <div class="veil" aria-hidden="true" onClick={close} />
          <div
            class="menu"
            role="menu"
            tabIndex={-1}
            aria-label={t('menu')}
            ref={menu}
            onKeyDown={event => {
              if (pressed(event.key)) event.preventDefault()
            }}
          >
            {items.map(({ icon, label, run }) => (
              <button
                key={label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  close()
                  run()
                }}
              >
                <Icon name={icon} />
                <span>{label}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
