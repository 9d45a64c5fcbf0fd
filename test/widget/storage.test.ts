import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createStore } from '../../plugins/website/widget/storage.ts'

/** As the browser's: what is kept are its own keys, what it can do is not. */
class PageStorage {
  [key: string]: unknown
  constructor(refuses: () => boolean) {
    const methods = {
      getItem: (key: string): unknown => this[key] ?? null,
      setItem: (key: string, value: string): void => {
        if (refuses()) throw new DOMException('full', 'QuotaExceededError')
        this[key] = value
      },
      removeItem: (key: string): void => {
        delete this[key]
      },
    }
    Object.defineProperties(this, Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value }])))
  }
}

let isFull = false
let stored: PageStorage
const open = (prefix = 'parley:website:') => createStore(prefix, () => stored as unknown as Storage)

beforeEach(() => {
  isFull = false
  stored = new PageStorage(() => isFull)
})
afterEach(() => vi.unstubAllGlobals())

describe('the widget’s storage', () => {
  test('keeps each channel’s keys apart, and leaves the page’s own alone', () => {
    stored.theirs = 'x'
    const [one, other] = [open(), open('parley:shop:')]
    one.set('token', 'a')
    other.set('token', 'b')
    one.set('out:1', 'c')
    expect([one.get('token'), other.get('token'), one.get('theirs')]).toEqual(['a', 'b', null])
    expect(one.keys('')).toEqual(['token', 'out:1'])
    expect(one.keys('out:')).toEqual(['out:1'])
    one.remove('token')
    expect(Object.keys(stored)).toEqual(['theirs', 'parley:shop:token', 'parley:website:out:1'])
    expect(one.get('token')).toBeNull()
  })

  test('outlives the page', () => {
    open().set('token', 'a')
    expect(open().get('token')).toBe('a')
  })

  test('keeps what does not fit for as long as the page lives, and nothing old instead', () => {
    const store = open()
    store.set('out:1', 'old')
    isFull = true
    store.set('out:1', 'new')
    store.set('out:2', 'more')
    expect([store.get('out:1'), store.get('out:2')]).toEqual(['new', 'more'])
    expect(store.keys('out:')).toEqual(['out:1', 'out:2'])
    expect(open().get('out:1')).toBeNull()
    isFull = false
    store.set('out:1', 'fits')
    expect(open().get('out:1')).toBe('fits')
    store.remove('out:2')
    expect(store.keys('out:')).toEqual(['out:1'])
  })

  test('works where the browser has none to give', () => {
    const store = createStore('parley:website:', () => {
      throw new DOMException('sandboxed', 'SecurityError')
    })
    store.set('token', 'a')
    expect(store.get('token')).toBe('a')
    expect(store.keys('')).toEqual(['token'])
    store.remove('token')
    expect(store.get('token')).toBeNull()
  })

  test('is emptied for good: what is kept from then on dies with the page', () => {
    const store = open()
    store.set('token', 'a')
    stored.theirs = 'x'
    store.forget()
    store.set('token', 'b')
    expect(store.get('token')).toBe('b')
    expect(Object.keys(stored)).toEqual(['theirs'])
  })

  test('lets what was kept go, and knows it for as long as the page lives', () => {
    const store = open()
    store.set('token', 'a')
    stored.theirs = 'x'
    stored['parley:website:cookies'] = '1'
    store.hold()
    expect(Object.keys(stored)).toEqual(['theirs'])
    expect(store.get('token')).toBe('a')
    expect(open().get('token')).toBe(null)
  })

  test('tells what other tabs write, until nobody listens', () => {
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    const write = (key: string | null, newValue: string | null): void =>
      void page.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }))
    const heard: (string | null)[] = []
    const end = open().listen('conversation', value => heard.push(value))
    write('parley:website:conversation', 'c1')
    write('parley:website:token', 't')
    write('parley:shop:conversation', 'c2')
    write('parley:website:conversation', null)
    // Everything was cleared.
    write(null, null)
    end()
    write('parley:website:conversation', 'c3')
    expect(heard).toEqual(['c1', null, null])
  })
})
