import { useEffect, useState } from 'preact/hooks'
import type { Shown } from '../../shown.ts'

/** The theme to draw in: what was set, else what the visitor's device asks for, also when that changes. */
export function useTheme(set: Shown['theme']): 'light' | 'dark' {
  const [isDark, setDark] = useState(() => darkDevice().matches)
  useEffect(() => {
    const device = darkDevice()
    const changed = (): void => setDark(device.matches)
    device.addEventListener('change', changed)
    return () => device.removeEventListener('change', changed)
  }, [])
  if (set !== 'auto') return set
  return isDark ? 'dark' : 'light'
}

function darkDevice(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}
