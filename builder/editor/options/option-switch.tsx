import { Switch } from '@mantine/core'
import { useRef } from 'react'
import type { FlowSettings } from '../state/document.ts'
import { useSettings } from './use-settings.ts'

type Options = FlowSettings['options']

interface OptionSwitchProps<K extends keyof Options> {
  readonly name: K
  /** What it does, for those who do not see where it stands. */
  readonly label: string
  /** What the option is when it is switched on for the first time. */
  readonly fresh: NonNullable<Options[K]>
  /** Can it be switched on? It always can be off. */
  readonly isOffered?: boolean
}

/** Takes an option in or out: switched off and on again it is what it was. */
export function OptionSwitch<K extends keyof Options>({ name, label, fresh, isOffered = true }: OptionSwitchProps<K>) {
  const { settings, isReadOnly, option } = useSettings()
  const value = settings.options[name]
  const last = useRef<Options[K]>(fresh)
  const toggle = (isOn: boolean): void => {
    if (value !== undefined && !isOn) last.current = value
    option(name, isOn ? last.current : undefined)
  }
  return (
    <Switch
      size="sm"
      aria-label={label}
      checked={value !== undefined}
      disabled={isReadOnly || (!isOffered && value === undefined)}
      onChange={event => toggle(event.currentTarget.checked)}
    />
  )
}
