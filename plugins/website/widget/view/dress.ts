import { paletteOf } from '../palette.ts'
import { cleanName } from './clean-name.ts'
import type { PanelProps } from './contract.ts'
import { isRtl } from './direction.ts'
import { wordingOf } from './wording.ts'

/** Says on the panel's own element what it is, how it stands and in which colours. */
export function dress(element: HTMLElement, props: PanelProps, theme: 'light' | 'dark'): void {
  const { mode, language, texts, config } = props
  const { heading, position, offset, colour } = config.display
  const attributes: Readonly<Record<string, string>> = {
    class: `panel ${mode} ${theme} ${position}`,
    role: mode === 'inline' ? 'region' : 'dialog',
    'aria-label': wordingOf(texts, language).t('panel', { name: cleanName(heading) }),
    'aria-modal': `${mode === 'full'}`,
    lang: language,
    dir: isRtl(language) ? 'rtl' : 'ltr',
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  if (mode === 'inline') element.removeAttribute('aria-modal')
  const palette = paletteOf(colour, theme)
  const properties: Readonly<Record<string, string>> = {
    '--brand': palette.brand,
    '--on-brand': palette.onBrand,
    '--brand-fg': palette.brandFg,
    '--brand-soft': palette.brandSoft,
    '--brand-line': palette.line,
    '--focus': palette.focus,
    '--side': `${offset.side}px`,
    '--bottom': `${offset.bottom}px`,
  }
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value)
}
