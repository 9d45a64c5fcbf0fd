import { describe, expect, it } from 'vitest'
import { shownOf } from '../../plugins/kit/shown-of.ts'
import { config } from '../../plugins/website/config.ts'
import { website } from '../../plugins/website/index.ts'
import { phrases, widgetLanguages } from '../../plugins/website/phrases.ts'
import { promptOf } from '../../plugins/website/prompt-of.ts'
import { widgetLanguage } from '../../plugins/website/widget-language.ts'
import { workOf } from '../rig/work-of.ts'

/** What the widget is told, of these settings and this look. */
const shown = (set: object = {}, display: object = {}, about: object = {}) =>
  shownOf(website, {
    config: website.config.parse(set),
    display,
    language: 'en',
    languages: ['en'],
    greeting: ['Hello! **Ask** us [anything](https://example.com).', 'What is it about?'],
    now: 0,
    ...about,
  })

describe('what the widget is told', () => {
  it('is complete before anybody has set anything', () => {
    expect(shown()).toEqual({
      heading: 'Chat',
      colour: '#0f5c5a',
      theme: 'auto',
      position: 'end',
      offset: { side: 20, bottom: 20 },
      style: 'color-scheme:light dark;--brand:#0f5c5a;--on:#fff;--side:20px;--bottom:20px',
      icon: expect.stringMatching(/^M3 20/),
      prompt: { text: 'Hello! Ask us anything.', afterMs: 3_000, desktop: true, phone: false },
      newConversations: true,
      texts: {
        language: 'en',
        dir: 'ltr',
        open: 'Open chat',
        close: 'Close chat',
        unread: '{count} unread',
        prompt: 'Message from Chat',
        dismiss: 'Dismiss message',
        failed: 'The chat could not be opened. Check your connection.',
        retry: 'Try again',
      },
    })
  })

  it('is what the flow says, and then what the channel says', () => {
    const set = { name: 'Kestrel', avatar: 'logo', theme: 'dark', position: 'start', newConversations: false }
    expect(shown(set)).toMatchObject({ heading: 'Kestrel', avatar: 'logo', theme: 'dark', position: 'start' })
    expect(shown(set)).toHaveProperty('newConversations', false)
    const display = {
      heading: { en: 'Ada', nl: 'Aad' },
      avatar: 'ada',
      prompt: { en: 'May I help?' },
      phone: 'prompt',
      promptAfterMs: 0,
    }
    expect(shown(set, display)).toMatchObject({
      heading: 'Ada',
      avatar: 'ada',
      prompt: { text: 'May I help?', afterMs: 0, desktop: true, phone: true },
      texts: { prompt: 'Message from Ada' },
    })
    expect(shown(set, display, { language: 'nl-be' })).toHaveProperty('heading', 'Aad')
  })

  it('has no prompt where there is none to show, or nothing to say', () => {
    expect(shown({}, { desktop: 'launcher' })).not.toHaveProperty('prompt')
    expect(shown({}, {}, { greeting: ['  '] })).not.toHaveProperty('prompt')
    expect(shown({}, {}, { greeting: ['', 'Hi'] })).toHaveProperty('prompt.text', 'Hi')
  })

  it('opens by itself where the flow says so, and says when', () => {
    const opens = { openOnExit: true, openAfterMs: 5_000, openScrolled: 60 }
    expect(shown({}, { desktop: 'open', ...opens })).toMatchObject({
      opens: { exit: true, afterMs: 5_000, scrolled: 60 },
      prompt: { desktop: true },
    })
    expect(shown({}, { desktop: 'open' })).toHaveProperty('opens', {})
    expect(shown({}, { desktop: 'prompt', ...opens })).not.toHaveProperty('opens')
  })

  it('shows people with their names, or with the heading that is written for them', () => {
    const people = [{ name: 'Mette Holm' }, { name: 'Jonas' }]
    expect(shown({}, { who: 'people', people: ['a'] }, { people })).toMatchObject({ heading: 'Mette Holm and Jonas', people })
    expect(shown({}, { who: 'people', heading: { en: 'We are here' } }, { people })).toHaveProperty('heading', 'We are here')
    expect(shown({}, { who: 'owner', heading: { en: 'Kestrel' } }, { people })).toHaveProperty('heading', 'Mette Holm and Jonas')
    expect(shown({}, { who: 'owner', heading: { en: 'Kestrel' } }), 'nobody looks after them').toHaveProperty(
      'heading',
      'Kestrel',
    )
  })

  it('gives the page the look it asks for, and says what it cannot have', () => {
    const wishes = { colour: '#AABBCC', theme: 'pink', position: 'start', css: 'x' }
    expect(shown({ theme: 'dark' }, {}, { wishes })).toMatchObject({
      colour: '#aabbcc',
      theme: 'dark',
      position: 'start',
      style: expect.stringContaining('--brand:#aabbcc;--on:#000') as unknown,
      complaints: ['theme cannot be pink'],
    })
    expect(shown({}, {}, { wishes: { colour: '#0f5c5a;background:red' } })).toHaveProperty('colour', '#0f5c5a')
  })

  it.each([
    [undefined, undefined, undefined],
    ['start', undefined, 'start'],
    ['exit', 'false', 'exit'],
    [undefined, 'true', 'start'],
    [undefined, 'ON_WIDGET_LOAD', 'start'],
    ['start', 'ON_EXIT_INTENT', 'exit'],
  ])('asks for cookies as the flow says (%s), unless the page says more (%s): %s', (cookies, wish, ask) => {
    const wishes = wish === undefined ? {} : { enableWidgetCookieBanner: wish }
    const about = { wishes, ...(cookies === undefined ? {} : { cookies }) }
    const said = ask === undefined ? undefined : { ask, text: expect.stringContaining('remember you in this browser') as unknown }
    expect(shown({}, {}, about)).toEqual(
      said !== undefined ? expect.objectContaining({ cookies: said }) : expect.not.objectContaining({ cookies: said }),
    )
    expect(shown({}, {}, { ...about, isKnown: true }), 'who is known').not.toHaveProperty('cookies')
  })

  it('passes on the hours it is given, and nothing else', () => {
    const hours = { open: false, changesAt: 5 }
    expect(shown({ hours: 'office' }, {}, { hours })).toHaveProperty('hours', hours)
    expect(shown({ hours: 'office' })).not.toHaveProperty('hours')
  })

  it('puts a name into a phrase as it stands', () => {
    const name = "$& $1 $' {count}"
    expect(shown({ name })).toHaveProperty('texts.prompt', `Message from ${name}`)
  })

  it('forgets a display that no longer fits', () => {
    expect(shown({}, { desktop: 'trumpet', heading: { en: 'Ada' } })).toHaveProperty('heading', 'Chat')
  })
})

describe('the languages of the widget', () => {
  it('have every phrase, with its slot, and no two languages share all of them', () => {
    for (const [key, phrase] of Object.entries(phrases)) {
      expect(Object.keys(phrase), key).toEqual([...widgetLanguages])
      const slots = Object.values(phrase).map(text => text.match(/\{\w+\}/g)?.join())
      expect(new Set(slots).size, key).toBe(1)
    }
    const said = widgetLanguages.map(language =>
      Object.values(phrases)
        .map(phrase => phrase[language])
        .join(),
    )
    expect(new Set(said).size).toBe(widgetLanguages.length)
  })

  it.each([
    [['tlh', 'pt-br', 'de'], 'pt'],
    [['no'], 'nb'],
    [['nn-no', 'en'], 'nb'],
    [['AR-eg'], 'ar'],
    [['zh', 'ja'], 'en'],
    [[], 'en'],
  ])('are picked by what the visitor reads: %j gives %s', (wanted, language) => {
    expect(widgetLanguage(wanted)).toBe(language)
  })

  it('are the flow’s where the visitor’s are not among them', () => {
    expect(shown({}, {}, { languages: ['zh'], language: 'de' })).toMatchObject({ texts: { language: 'de', open: 'Chat öffnen' } })
    expect(shown({}, {}, { languages: ['zh'], language: 'ja' })).toMatchObject({ texts: { language: 'en' } })
    expect(shown({}, {}, { languages: ['nl-be', 'fr'], language: 'de' })).toMatchObject({ texts: { open: 'Chat openen' } })
  })
})

describe('a prompt', () => {
  it('is cut between words, never within a letter', () => {
    const words = promptOf('one two three '.repeat(20))
    expect(words.length).toBeLessThanOrEqual(141)
    expect(words).toMatch(/(one|two|three)…$/)
    expect(promptOf('👩‍🚀'.repeat(100)).isWellFormed()).toBe(true)
    expect(promptOf('short\n\nand sweet ')).toBe('short and sweet')
  })

  it('is made in linear time, whatever it is made of', async () => {
    const ms = await workOf(() => {
      for (const evil of ['[', '[a](', '**', '` ', ' \n']) expect(promptOf(evil.repeat(8_000)).length).toBeLessThan(142)
    })
    expect(ms).toBeLessThan(500)
  })
})

describe('the settings of a site', () => {
  const origins = (...given: string[]) => config.safeParse({ origins: given }).data?.origins

  it('take origins as people write them', () => {
    expect(origins('https://WWW.example.com/', ' http://localhost:3000 ')).toEqual([
      'https://www.example.com',
      'http://localhost:3000',
    ])
  })

  it.each([
    'null',
    '*',
    '',
    'example.com',
    'https://example.com/shop',
    'https://example.com:443',
    'file:///a',
    'https://a.b,https://c.d',
  ])('take no "%s" for one', origin => expect(origins(origin)).toBeUndefined())

  it.each<[string, object]>([
    ['a colour that is CSS', { colour: 'url(https://evil.example/a.png)' }],
    ['a colour with more behind it', { colour: '#0f5c5a;background:red' }],
    ['a theme nobody drew', { theme: '</style>' }],
    ['a place in CSS', { offset: { side: '20px', bottom: 0 } }],
    ['a field that is not there', { css: 'body{}' }],
    ['an address as picture', { avatar: 'https://evil.example/a.png' }],
  ])('refuse %s', (_, set) => expect(config.safeParse(set).success).toBe(false))
})

describe('the line for a site', () => {
  it('names the script and the channel, escaped', () => {
    expect(website.embed?.({ origin: 'https://chat.example.com', channel: 'shop', config: {} })).toBe(
      '<script src="https://chat.example.com/widget.js" data-channel="shop" async></script>',
    )
    expect(website.embed?.({ origin: 'https://a.example/"><script>', channel: 'x', config: {} })).not.toContain('"><script>')
  })
})
