import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { configAddress } from '../../../plugins/website/widget/loader/ask-config.ts'
import { readSettings } from '../../../plugins/website/widget/loader/settings.ts'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const asked = (page: Record<string, unknown>, href: string): Record<string, string> => {
  vi.stubGlobal('window', { parleySettings: page })
  vi.stubGlobal('document', { referrer: 'https://search.example/' })
  readSettings('https://chat.example', {})
  const { origin, pathname, searchParams } = new URL(configAddress(href))
  expect(origin + pathname).toBe('https://chat.example/api/visitor/config')
  const { referrer, ...rest } = Object.fromEntries(searchParams)
  expect(referrer).toBe('https://search.example/')
  return rest
}

beforeEach(() => {
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('the question says the page, without its fragment, and what is set', () => {
  expect(asked({}, 'https://a.example/prices?plan=team#top')).toEqual({
    url: 'https://a.example/prices?plan=team',
    tz: timeZone,
  })
  const set = { channel: 'shop', flow: 'sales', language: 'nl' }
  const wishes = { theme: 'dark', colour: '#112233', enableWidgetCookieBanner: 'ON_EXIT_INTENT' }
  const others = { identificationToken: 'secret', identificationEmail: 'ada@example.com', hideNewThreadLink: true }
  expect(asked({ ...set, ...wishes, ...others }, 'https://a.example/')).toEqual({
    ...set,
    ...wishes,
    url: 'https://a.example/',
    tz: timeZone,
  })
})

it('a page that is no web page is not said, and a long address is cut to what the server takes', () => {
  expect(asked({}, 'file:///home/me/index.html')).toEqual({ tz: timeZone })
  const { url = '' } = asked({}, `https://a.example/?${'x'.repeat(9_000)}`)
  expect(url.length).toBeLessThanOrEqual(4_000)
})
