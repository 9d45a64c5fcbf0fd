import type { Shown } from '../../shown.ts'
import { panelId } from '../panel-id.ts'
import { button, cross, element, icon } from './element.ts'
import { settings } from './settings.ts'

/** What stands on the page while there is no panel: the launcher, and the card beside it. */
export interface Face {
  readonly layer: HTMLElement
  readonly launcher: HTMLElement
  readonly card: HTMLElement
  /**
   * `said`: what the card says, while there is one. It is the prompt; with a `frame` it stands where the panel will be, and has its
   * geometry, so that nothing moves.
   */
  draw(shown: Shown, isOpen: boolean, unread: number, said: string | undefined, frame: string): void
}

/** Draws the launcher and the card in the colour, the direction and the corner that the server says. `away`: the card is to go. */
export function createFace(pressed: () => void, away: () => void): Face {
  const launcher = button('launcher', pressed, null)
  launcher.setAttribute('aria-controls', panelId)
  const card = element('div', {
    tabIndex: -1,
    ariaLive: 'polite',
    onkeydown({ key }) {
      if (key === 'Escape') away()
    },
  })
  // Hidden until its styles say otherwise: where they come as a file, nothing is seen before, and so nothing moves.
  const layer = element('div', { hidden: true }, card, launcher)
  let drawn: string | undefined
  return {
    layer,
    launcher,
    card,
    draw(shown, isOpen, unread, said, frame) {
      const { texts, position, style, heading } = shown
      const { language: lang, dir } = texts
      Object.assign(layer, { lang, dir, className: `layer ${position} ${isOpen ? 'open' : ''}` })
      layer.style.cssText = style

      launcher.ariaLabel = texts.open
      launcher.ariaExpanded = `${isOpen}`
      launcher.replaceChildren(icon(shown.icon))
      const count = `${unread || (said && 1) || ''}`
      if (count) {
        launcher.ariaLabel += `, ${texts.unread.replace('{count}', count)}`
        launcher.append(element('span', { className: 'badge' }, count))
      }

      if (drawn === frame + said) return
      drawn = frame + said
      Object.assign(card, {
        id: frame && panelId,
        role: frame ? 'dialog' : 'status',
        className: frame || 'prompt',
        ariaLabel: frame ? heading : texts.prompt,
      })
      card.replaceChildren(
        ...(said === undefined
          ? []
          : [
              button(
                'card',
                pressed,
                null,
                ...speakers(shown),
                element('span', { dir: 'auto' }, element('b', {}, heading), said),
              ),
              button('quiet', away, frame ? texts.close : texts.dismiss, icon(cross)),
            ]),
      )
    },
  }
}

// Who speaks for the site: the people who are shown, else the brand; each with a picture or the first letter of the name.
const speakers = ({ people, avatar, heading }: Shown): readonly Node[] =>
  (people ?? [{ name: heading, avatar }]).map(({ name, avatar: id }) =>
    element(
      'span',
      { className: 'avatar', ariaHidden: 'true' },
      id ? element('img', { alt: '', src: `${settings.origin}/api/media/${id}` }) : (Array.from(name)[0] ?? ''),
    ),
  )
