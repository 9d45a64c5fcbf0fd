import { browserClock } from '../clock.ts'
import { element } from './element.ts'
import css from './loader.css?inline'
import { settings } from './settings.ts'
import { warn } from './warn.ts'

const tag = 'parley-widget'
// A site that insists gets a rest between two attempts.
const waitMs = 100

/** Our one element in the page, while there is a widget. */
export let host: HTMLElement | undefined

/** Puts it there, with a shadow to draw in. `folder`: where the linked styles are, for pages that want none from scripts. */
export function stand(folder: string): ShadowRoot {
  if (!customElements.get(tag)) {
    customElements.define(
      tag,
      class extends HTMLElement {
        disconnectedCallback(): void {
          // Sites that draw their pages anew throw out what they do not know.
          if (this === host) browserClock.after(waitMs, place)
        }
      },
    )
  }
  host = document.createElement(tag)
  const root = host.attachShadow({ mode: 'open' })
  if (settings.inlineEmbedSelector) host.className = 'inline'
  if (settings.avoidInlineStyles) root.append(element('link', { rel: 'stylesheet', href: `${folder}/panel.css` }))
  else {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  }
  // A script in the head may be done before there is a page.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', place)
  else place()
  return root
}

/** Puts the element where it belongs, if it is not there. */
export function place(): void {
  const { inlineEmbedSelector: selector } = settings
  if (!host || host.isConnected) return
  const parent = document.querySelector(selector || 'body')
  if (parent) parent.append(host)
  else warn(`no "${selector}" to embed it in`)
}

/** Takes it away. */
export function leave(): void {
  const gone = host
  host = undefined
  gone?.remove()
}
