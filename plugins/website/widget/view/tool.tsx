/** @jsxImportSource preact */
import type { RefObject, VNode } from 'preact'
import { Icon, type IconName } from './icon.tsx'

interface ToolProps {
  readonly icon: IconName
  /** What it does: said, and shown on hovering. */
  readonly label: string
  readonly press: () => void
  readonly class?: string
  readonly button?: RefObject<HTMLButtonElement | null>
  readonly mirrors?: boolean
  readonly isOff?: boolean
  readonly isOpen?: boolean
  readonly popup?: 'menu'
}

/** A button that shows an icon alone. */
export function Tool({ icon, label, press, button, mirrors = false, isOff, isOpen, popup, ...rest }: ToolProps): VNode {
  return (
    <button
      type="button"
      class={rest.class ?? 'tool'}
      ref={button}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      aria-expanded={isOpen}
      aria-haspopup={popup}
      onClick={press}
    >
      <Icon name={icon} mirrors={mirrors} />
    </button>
  )
}
