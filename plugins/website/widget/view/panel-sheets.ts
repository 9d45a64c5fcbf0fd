import { extrasSheet } from './later.tsx'
import css from './panel.css?inline'
import { sheetOf } from './sheet-of.ts'

/** The panel's styles as sheets for a shadow root: no style element, so a page's security policy has nothing to forbid. */
export function panelSheets(): readonly CSSStyleSheet[] {
  const extras = extrasSheet()
  return extras ? [sheetOf(css), extras] : [sheetOf(css)]
}
