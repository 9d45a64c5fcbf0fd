import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../plugins/website/widget/loader/parse-settings.ts'

const origin = 'https://chat.example'
const parse = (page?: unknown, data: Record<string, string> = {}) => parseSettings(origin, page, data)

describe('what a page says', () => {
  it('may be nothing: then the widget loads at once, floating', () => {
    expect(parse()).toMatchObject({ origin, loadImmediately: true })
    expect(parse().inlineEmbedSelector).toBe(undefined)
    for (const nothing of [null, 'text', 3, []]) expect(parse(nothing)).toMatchObject({ origin, loadImmediately: true })
  })

  it('is taken from the script’s attributes, and from window.parleySettings before them', () => {
    const data = { channel: 'shop', flow: 'a', language: 'nl', theme: 'dark', position: 'start', colour: '#112233' }
    expect(parse(undefined, data)).toMatchObject(data)
    expect(parse({ channel: 'other', theme: 'light' }, data)).toMatchObject({ ...data, channel: 'other', theme: 'light' })
  })

  it('cannot move the script to another server', () => {
    expect(parse({ origin: 'https://evil.example' }, { origin: 'https://evil.example' }).origin).toBe(origin)
  })

  it.each([
    [true, true],
    ['', true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
    [null, false],
  ])('says yes or no: %j is %j', (said, meant) => {
    expect(parse({ disableAttachment: said, loadImmediately: said })).toMatchObject({
      disableAttachment: meant,
      loadImmediately: meant,
    })
  })

  it('embeds by data-inline as by inlineEmbedSelector', () => {
    expect(parse(undefined, { inline: '#a' }).inlineEmbedSelector).toBe('#a')
    expect(parse({ inlineEmbedSelector: '#b' }, { inline: '#a' }).inlineEmbedSelector).toBe('#b')
  })
})
