import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTitleBadge } from '../../../plugins/website/widget/panel/title-badge.ts'

let look: (() => void) | undefined

beforeEach(() => {
  vi.stubGlobal(
    'MutationObserver',
    class {
      readonly heard: () => void
      constructor(heard: () => void) {
        this.heard = heard
      }
      observe(): void {
        look = this.heard
      }
      disconnect(): void {
        look = undefined
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page that tells of every change of its title, and as a browser does drops the space at its end. */
function pageOf(first: string): Document {
  let title = first
  const page = {
    head: {},
    get title() {
      return title.trim()
    },
    set title(next: string) {
      title = next
      look?.()
    },
  }
  // A boundary: so much of a page is all that is looked at.
  return page as unknown as Document
}

it('the number stands before the title, changes, and goes', () => {
  const page = pageOf('Prices')
  const show = createTitleBadge(page)
  const titles = [2, 3, 0, 1].map(count => {
    show(count)
    return page.title
  })
  expect(titles).toEqual(['(2) Prices', '(3) Prices', 'Prices', '(1) Prices'])
})

it('a page may change its title meanwhile: it keeps the number, and has its own when that goes', () => {
  const page = pageOf('Prices')
  const show = createTitleBadge(page)
  show(2)
  page.title = 'Roofs'
  expect(page.title).toBe('(2) Roofs')
  page.title = `${page.title} and more`
  expect(page.title).toBe('(2) Roofs and more')
  show(0)
  expect(page.title).toBe('Roofs and more')
  page.title = 'Batteries'
  expect(page.title).toBe('Batteries')
})

it('a number that is the page’s own stays', () => {
  const page = pageOf('(7) Inbox')
  const show = createTitleBadge(page)
  show(1)
  expect(page.title).toBe('(1) (7) Inbox')
  show(0)
  expect(page.title).toBe('(7) Inbox')
})

it('a page without a title gets none for long', () => {
  const page = pageOf('')
  const show = createTitleBadge(page)
  show(1)
  expect(page.title).toBe('(1)')
  show(0)
  expect(page.title).toBe('')
})
