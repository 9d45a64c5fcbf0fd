import type { CSSVariablesResolver } from '@mantine/core'

/** Mantine's own colours as our tokens. These follow the colour scheme, so both schemes get the same. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: { ...colours, ...greys } })

const colours = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-error': 'var(--danger-fg)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--brand-fg)',
  '--mantine-color-disabled': 'var(--fill)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line-2)',
  '--mantine-primary-color-contrast': 'var(--on-brand)',
  '--mantine-color-ink-filled': 'var(--brand)',
  '--mantine-color-ink-filled-hover': 'var(--brand-hover)',
  '--mantine-color-ink-light': 'var(--brand-soft)',
  '--mantine-color-ink-light-hover': 'var(--selected)',
  '--mantine-color-ink-light-color': 'var(--brand-fg)',
  '--mantine-color-ink-outline': 'var(--brand-fg)',
  '--mantine-color-ink-outline-hover': 'var(--hover)',
  '--mantine-color-ink-text': 'var(--brand-fg)',
  '--mantine-color-red-filled': 'var(--danger-solid)',
  '--mantine-color-red-filled-hover': 'var(--danger-fg)',
  '--mantine-color-red-light': 'var(--danger-bg)',
  '--mantine-color-red-light-color': 'var(--danger-fg)',
  // Items of menus take this shade of a colour.
  '--mantine-color-red-6': 'var(--danger-fg)',
  '--mantine-color-red-text': 'var(--danger-fg)',
}

/** Mantine's greys of the dark scheme have no hue, ours have. */
const greys = {
  '--mantine-color-dark-0': 'var(--text)',
  '--mantine-color-dark-1': 'var(--text-2)',
  '--mantine-color-dark-2': 'var(--text-3)',
  '--mantine-color-dark-3': 'var(--text-3)',
  '--mantine-color-dark-4': 'var(--line-2)',
  '--mantine-color-dark-5': 'var(--fill)',
  '--mantine-color-dark-6': 'var(--raised)',
  '--mantine-color-dark-7': 'var(--fill)',
  '--mantine-color-dark-8': 'var(--sunken)',
  '--mantine-color-dark-9': 'var(--canvas)',
}
