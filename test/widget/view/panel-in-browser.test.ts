import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bot, chat, me, mette, outgoing } from '../../../stories/widget/sample.ts'
import { acts, focused, openPanelPages, type PanelPages } from './panel-page.ts'

let pages: PanelPages
beforeAll(async () => {
  pages = await openPanelPages()
})
afterAll(() => pages.close())

const asksEmail = chat([bot(1, 'Where to?', { input: 'email', choices: [{ id: 'skip', label: 'Skip' }] })])
const steps = [1, 2, 3, 4, 5].map(step => ({ id: `${step}`, label: `${step}` }))
const ends: Readonly<Record<number, object>> = { 0: { means: 'Not at all likely' }, 10: { means: 'Very likely' } }
const many = Array.from({ length: 8 }, (_, at) => ({ id: `${at + 3}`, label: `${at + 3}`, ...ends[at + 3] }))
const long = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? bot(90 - at, `Question ${at}`) : me(90 - at, `Answer ${at}`)))

describe('a file that an agent has sent', () => {
  const offer = {
    ...mette(2, 'Here is our offer'),
    fileId: 'f1',
    file: { name: 'offer.pdf', type: 'application/pdf', bytes: 2_048 },
  }

  it('stands below what they say, and is fetched and saved under its name when it is asked for', async () => {
    const page = await pages.open({ state: chat([me(3, 'Hi'), offer]) })
    expect(await page.getByText('Here is our offer').count()).toBe(1)
    expect(await acts(page)).toEqual([])
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'offer.pdf' }).click()
    expect((await saved).suggestedFilename()).toBe('offer.pdf')
    expect(await acts(page)).toEqual([['download', 'f1']])
  })

  it('that is a picture is fetched at once; what cannot be shown stays a file', async () => {
    const file = { name: 'roof.png', type: 'image/png', bytes: 2_048 }
    const page = await pages.open({ state: chat([{ ...offer, text: 'roof.png', file }]) })
    // What this page gives for it is text, which is no picture.
    await page.locator('button.file', { hasText: 'roof.png' }).waitFor()
    expect(await acts(page)).toEqual([['download', 'f1']])
    expect(await page.locator('.bubble').count()).toBe(0)
  })
})

describe('whoever looks after the contact', () => {
  const display = { heading: 'Dan', people: [{ name: 'Dan' }] }

  it('is named in the head, with a face, until somebody has the conversation', async () => {
    const page = await pages.open({ display })
    const head = page.locator('.head')
    await expect.poll(() => head.locator('h2').textContent()).toBe('Dan')
    expect(await head.locator('.faces > *').count()).toBe(1)
    const withMette = chat([me(2, 'Hi'), mette(3, 'Hello')], { owner: 'agent' })
    await page.evaluate(given => window.panel.show(given), { display, state: withMette })
    await expect.poll(() => head.locator('h2').textContent()).toBe('Mette Holm')
    expect(await head.locator('.faces').count()).toBe(0)
  })
})

describe('with the keyboard alone', () => {
  it('the order is header, messages, question, composer, and the page goes on behind', async () => {
    const page = await pages.open({ state: asksEmail })
    await page.getByText('before').focus()
    const order: string[] = []
    for (let press = 0; press < 11; press += 1) {
      await page.keyboard.press('Tab')
      order.push(await focused(page))
    }
    expect(order).toEqual(['tool', 'tool', 'log', 'answer', 'filled', 'quiet', 'textarea', 'tool', 'send', 'behind', 'page'])
  })

  it('what covers the screen keeps the focus, both ways round', async () => {
    const page = await pages.open({ mode: 'full', state: asksEmail })
    await page.evaluate(() => window.panel.focus())
    expect(await focused(page)).toBe('answer')
    const seen = new Set<string>()
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab')
      seen.add(await focused(page))
    }
    expect([...seen].sort()).toEqual(['answer', 'filled', 'log', 'quiet', 'send', 'textarea', 'tool'])
    await page.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('send')
  })

  it('the menu opens, is walked, and gives its focus back', async () => {
    const page = await pages.open({ state: chat([me(1, 'Hi')]) })
    await page.getByRole('button', { name: 'More' }).focus()
    await page.keyboard.press('Enter')
    const item = (): Promise<string | null> => page.locator('[role=menuitem]:focus').textContent()
    expect(await item()).toBe('New conversation')
    await page.keyboard.press('ArrowUp')
    expect(await item()).toBe('Privacy')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect([await focused(page), await page.getByRole('menu').count()]).toEqual(['tool', 0])
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    expect(await item()).toBe('Talk to a person')
    await page.keyboard.press('Enter')
    expect(await acts(page)).toEqual([['askForPerson']])
  })

  it('stars are walked with arrows and sent with Enter', async () => {
    const page = await pages.open({ state: chat([bot(1, 'How was it?', { input: 'rating', choices: steps })]) })
    await page.evaluate(() => window.panel.focus())
    await page.keyboard.press('Space')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key)
    expect(await page.getByRole('radio', { name: '3 stars' }).isChecked()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await acts(page)).toEqual([['pick', [{ id: '3', label: '3' }], 'm1']])
    expect(await focused(page)).toBe('textarea')
  })

  it('a scale says in words what its ends stand for, and begins where it begins', async () => {
    const choices = [0, 1, 2].map(step => ({ id: `${step}`, label: `${step}`, ...ends[step] }))
    const page = await pages.open({ state: chat([bot(1, 'How likely?', { input: 'rating', choices: [...choices, ...many] })]) })
    await page.evaluate(() => window.panel.focus())
    expect(await page.locator('input:focus').getAttribute('aria-label')).toBe('0, Not at all likely')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('radio', { name: '10, Very likely', exact: true }).isChecked()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await acts(page)).toEqual([['pick', [{ id: '10', label: '10', means: 'Very likely' }], 'm1']])
  })

  it('emoji are walked in rows, put where one writes, and let go with Escape', async () => {
    const page = await pages.open()
    const field = page.getByRole('textbox')
    await field.fill('ab')
    await field.press('ArrowLeft')
    await page.getByRole('button', { name: 'Emoji' }).press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('a😇b')
    await page.keyboard.type('!')
    expect(await field.inputValue()).toBe('a😇!b')
    await page.getByRole('button', { name: 'Emoji' }).press('Enter')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('group', { name: 'Emoji' }).count()).toBe(0)
    expect(await focused(page)).toBe('tool')
  })
})

describe('writing', () => {
  it('Enter sends, Shift+Enter begins a line, and nothing is sent while letters are composed', async () => {
    const page = await pages.open()
    const field = page.getByRole('textbox')
    await field.pressSequentially('one')
    await field.press('Shift+Enter')
    await field.pressSequentially('two')
    await field.evaluate(element =>
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true })),
    )
    expect(await acts(page)).toEqual([])
    await field.press('Enter')
    expect(await acts(page)).toEqual([['send', { text: 'one\ntwo' }]])
    expect([await field.inputValue(), await focused(page)]).toEqual(['', 'textarea'])
    await field.press('Enter')
    expect(await acts(page)).toEqual([])
  })

  it('grows up to five lines, then scrolls', async () => {
    const page = await pages.open()
    const field = page.getByRole('textbox')
    const heights: number[] = []
    for (const lines of [1, 2, 5, 12]) {
      await field.fill(Array.from({ length: lines }, () => 'line').join('\n'))
      heights.push((await field.boundingBox())?.height ?? 0)
    }
    const [one = 0, two = 0, five = 0, twelve = 0] = heights
    expect(two).toBeGreaterThan(one + 15)
    expect(five).toBeGreaterThan(two + 50)
    expect(twelve).toBeCloseTo(five, 0)
  })

  it('answers the open question', async () => {
    const page = await pages.open({ state: asksEmail })
    await page.getByRole('textbox', { name: 'Or type here' }).fill('lena@dreyer.de')
    await page.keyboard.press('Enter')
    expect(await acts(page)).toEqual([['send', { text: 'lena@dreyer.de', replyTo: 'm1' }]])
  })

  it('keeps what is not sent with its conversation, also when that gets its id', async () => {
    const page = await pages.open()
    const field = page.getByRole('textbox')
    await field.fill('half a thought')
    const first = chat([me(1, 'Hi')])
    await page.evaluate(state => window.panel.show({ state }), first)
    expect(await field.inputValue()).toBe('half a thought')
    const other = chat([me(1, 'Hi')], { id: 'c2' })
    await page.evaluate(state => window.panel.show({ state }), other)
    expect(await field.inputValue()).toBe('')
    await page.evaluate(state => window.panel.show({ state }), first)
    expect(await field.inputValue()).toBe('half a thought')
    await page.evaluate(() => window.panel.show({}))
    expect(await field.inputValue()).toBe('')
  })

  it('too much is counted, and not sent', async () => {
    const page = await pages.open()
    const field = page.getByRole('textbox')
    await field.fill('x'.repeat(8_002))
    expect(await page.locator('.letters').textContent()).toMatch(/2 characters too many/)
    await field.press('Enter')
    expect(await acts(page)).toEqual([])
  })
})

describe('answering', () => {
  it('a pick names the question, and the focus goes on to the composer', async () => {
    const page = await pages.open()
    await page.getByRole('button', { name: 'How it works' }).click()
    expect(await acts(page)).toEqual([['pick', [{ id: 'how', label: 'How it works' }], undefined]])
    expect(await focused(page)).toBe('textarea')
  })

  it('on a touch screen no keyboard pops up over the messages', async () => {
    const page = await pages.open({}, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 760 } })
    await page.getByRole('button', { name: 'How it works' }).tap()
    expect(await focused(page)).toBe('log')
  })

  it('a file is looked at, sent, and named in the answer', async () => {
    const page = await pages.open({ state: chat([bot(1, 'Your roof?', { input: 'file' })]) })
    await page.getByRole('button', { name: 'Send' }).first().click()
    expect(await page.getByRole('alert').textContent()).toBe('This is still empty')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Attach a file' }).click()
    await (await choosing).setFiles({ name: 'roof.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('roof') })
    await page.getByRole('button', { name: 'Send' }).first().click()
    await expect.poll(() => focused(page)).toBe('textarea')
    expect(await acts(page)).toEqual([
      ['upload', 'roof.jpg'],
      ['send', { text: 'roof.jpg', fileId: 'file-1', replyTo: 'm1' }],
    ])
  })

  it('what was refused is tried again, or taken back', async () => {
    const state = { outgoing: [outgoing('Hi', { state: 'refused', error: { code: 'x', message: 'No.' } })] }
    const page = await pages.open({ state })
    // What the server says of it is for developers.
    expect(await page.getByRole('alert').textContent()).toBe('Not sentTry againRemove')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    expect(await acts(page)).toEqual([
      ['retry', 'Hi'],
      ['discard', 'Hi'],
    ])
  })
})

describe('reading', () => {
  const watched = async (page: Awaited<ReturnType<PanelPages['open']>>): Promise<unknown> => {
    const all = await page.evaluate(() => window.panel.acts.filter(([name]) => name === 'watching'))
    return all.at(-1)?.[1]
  }

  it('begins at the end; what comes is followed until one scrolls up, and found again by a button', async () => {
    const talk = chat(long)
    const page = await pages.open({ state: talk })
    const log = page.getByRole('log')
    const fromEnd = (): Promise<number> =>
      log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
    await expect.poll(fromEnd).toBeLessThan(2)
    expect(await watched(page)).toBe(true)
    await log.evaluate(element => element.scrollTo(0, 0))
    await expect.poll(() => watched(page)).toBe(false)
    await page.evaluate(state => window.panel.show({ state }), chat([...long, mette(0, 'Something new')]))
    expect(await fromEnd()).toBeGreaterThan(500)
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await expect.poll(fromEnd).toBeLessThan(2)
    await expect.poll(() => watched(page)).toBe(true)
  })

  it('is not watched while hidden', async () => {
    const page = await pages.open({ state: chat(long) })
    await expect.poll(() => watched(page)).toBe(true)
    await page.locator('.panel').evaluate(element => element.setAttribute('hidden', ''))
    await expect.poll(() => watched(page)).toBe(false)
  })

  it('announces what comes, not what was there', async () => {
    const talk = chat([bot(2, 'Old'), me(1, 'Mine')])
    const page = await pages.open({ state: talk })
    const live = page.locator('[aria-live=polite]')
    expect(await live.textContent()).toBe('')
    const next = { ...chat([bot(2, 'Old'), me(1, 'Mine'), bot(0, 'New')]), liveFrom: 3 }
    await page.evaluate(state => window.panel.show({ state }), next)
    expect(await live.textContent()).toMatch(/^Kestrel Solar, 2:31\sPM: New$/)
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off')
  })

  it('says seldom that somebody writes', async () => {
    const talk = chat([me(1, 'Hi')], { owner: 'agent' })
    const page = await pages.open({ state: { ...talk, typing: { name: 'Mette' } } })
    await expect.poll(() => page.locator('p.unseen[role=status]').textContent()).toMatch(/Mette is writing/)
    expect(await page.locator('.dots').count()).toBe(1)
    await page.evaluate(state => window.panel.show({ state }), talk)
    expect(await page.locator('p.unseen[role=status]').textContent()).toBe('')
    expect(await page.locator('.dots').count()).toBe(0)
  })
})

describe('looking', () => {
  it('follows the device between light and dark, unless it is set', async () => {
    const page = await pages.open({ display: { theme: 'auto' } }, { colorScheme: 'light' })
    const panel = page.locator('.panel')
    expect(await panel.getAttribute('class')).toContain('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => panel.getAttribute('class')).toContain('dark')
    await page.evaluate(() => window.panel.show({ display: { theme: 'light' } }))
    await expect.poll(() => panel.getAttribute('class')).toContain('light')
  })

  it('fits 320 px, and leaves targets large enough', async () => {
    const page = await pages.open({ mode: 'full', state: asksEmail }, { viewport: { width: 320, height: 568 } })
    const small = await page.locator('.panel :is(button, a, input, textarea)').evaluateAll(all =>
      all
        .map(element => ({ name: element.getAttribute('class') ?? element.tagName, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24 || box.right > 320 || box.left < 0))
        .map(({ name }) => name),
    )
    expect(small).toEqual([])
  })

  it('stands at the start where it is told to, as far from the edges as it is told', async () => {
    const page = await pages.open(
      { display: { position: 'start', offset: { side: 40, bottom: 30 } } },
      { viewport: { width: 1000, height: 700 } },
    )
    const box = await page.locator('.panel').boundingBox()
    expect(box).toMatchObject({ x: 40, width: 380 })
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(670)
  })
})
