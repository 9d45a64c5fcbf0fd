import { browserClock } from '../clock.ts'
import type { Config, Panel, PanelHost, PanelModule } from '../contract.ts'
import { narrowScreen } from '../narrow.ts'
import { openLifeMs } from '../open-life.ts'
import { whenLeaving } from '../when-leaving.ts'
import { askConfig } from './ask-config.ts'
import { emit, tell } from './events.ts'
import { createFace, type Face } from './face.ts'
import { holds, keep, keeps, keptKeys, mark, mayKeep, prefix } from './kept.ts'
import { settings } from './settings.ts'
import { host, leave, place, stand } from './stand.ts'
import { warn } from './warn.ts'

// By then a page has what it needs itself.
const settledMs = 2_000
const quietLifeMs = 24 * 60 * 60_000

/** The panel, when it has been fetched. */
export let panel: Panel | undefined

let config: Config
let folder: string
let root: ShadowRoot
let face: Face
/** What the card says: the prompt, or that the panel could not be fetched. */
let said: string | undefined
let arming: AbortController | undefined
let unread: number
let isOpen: boolean
let wantsThread: boolean
let isFetching = false
let attempt = 0

/** Puts the launcher, or the embedded panel, into the page. Nothing is fetched until the visitor opens, or has a chat going on. */
export function bring(first: Config, build: string): void {
  config = first
  folder = `${settings.origin}/widget/${build}`
  isOpen = wantsThread = isFetching = false
  unread = 0
  root = stand(folder)
  face = createFace(pressed, () => (isOpen ? minimise() : dismissed()))
  root.append(face.layer)
  draw()
  if (settings.inlineEmbedSelector) open(!settings.disableInitialInputFocus)
  else if (holds('open')) open(false)
  else armPrompt()
  // What waits goes out, answers arrive and the badge is right, also while it stays closed.
  if (isTalking() || first.unread || keptKeys('out:').length) browserClock.after(settledMs, () => void fetchPanel())
  tell('widgetLoaded')
  if (first.identified) emit('contactAssociated', { message: first.identified })
  heardUnread(first.unread)
}

/** Shows what the server says now. */
export function refresh(next: Config): void {
  config = next
  place()
  if (panel) panel.refresh(next)
  else heardUnread(next.unread)
  armPrompt()
  draw()
}

/** Takes the widget out of the page. */
export function end(): void {
  hush()
  panel?.destroy()
  panel = undefined
  leave()
}

/** Shows the panel, or its frame until it is there. */
export function open(focus: boolean): void {
  hush()
  isOpen = true
  if (!settings.inlineEmbedSelector) mark('open', openLifeMs)
  draw()
  if (panel) return panel.show(focus)
  if (focus) face.card.focus()
  void fetchPanel()
}

/** Hides the panel behind its launcher; one that is embedded stays. */
export function close(): void {
  if (!isOpen || settings.inlineEmbedSelector) return
  isOpen = false
  mark('open', 0)
  put()
}

/** Opens a new conversation, as soon as there is a panel to do it in. */
export function newThread(): void {
  wantsThread = !panel
  panel?.newThread()
}

/** Is there a conversation that must not be taken away? */
export const isActive = (): boolean => panel?.active ?? isTalking()

async function fetchPanel(): Promise<void> {
  const mine = host
  if (panel || isFetching) return
  isFetching = true
  try {
    // Browsers remember that a module did not come, for as long as the page lives: ask for it by another name of its folder.
    const from = attempt ? `${folder}~${attempt}` : folder
    const [{ createPanel }, texts]: [PanelModule, PanelHost['texts']] = await Promise.all([
      import(/* @vite-ignore */ `${from}/panel.js`),
      fetch(`${from}/texts/${config.display.texts.language}.json`).then(answer => answer.json()),
    ])
    if (mine !== host) return
    panel = createPanel({
      root,
      config,
      settings,
      texts,
      prefix: prefix(),
      get keeps() {
        return keeps
      },
      allowKeeping(may) {
        if (may) keep('cookies', 1)
        mayKeep(may)
      },
      emit,
      askConfig,
      open: () => open(false),
      minimise,
      unread: heardUnread,
    })
    if (wantsThread) panel.newThread()
    // Who has gone on elsewhere while it was fetched, keeps the focus there.
    const focus = face.card.contains(root.activeElement)
    draw()
    if (isOpen) panel.show(focus)
  } catch (error) {
    attempt += 1
    warn('no panel', error)
    if (isOpen) said = `${config.display.texts.failed} ${config.display.texts.retry}`
    draw()
  } finally {
    isFetching = false
  }
}

// As long as it is open without a panel, the card stands in for that.
function draw(): void {
  const isFull = narrowScreen().matches || Boolean(settings.inlineEmbedSelector)
  const frame = isOpen && !panel ? `frame ${isFull ? 'full' : ''}` : ''
  face.draw(config.display, isOpen, unread, frame ? (said ?? '') : said, frame)
}

function isTalking(): boolean {
  return (config.conversation?.status ?? 'closed') !== 'closed'
}

function pressed(): void {
  tell('userInteractedWithWidget')
  open(true)
}

function dismissed(): void {
  tell('userInteractedWithWidget')
  put()
}

function minimise(): void {
  close()
  if (!isOpen) tell('widgetClosed')
}

// No prompt on any page for a day. What had the focus may go: then the launcher gets it.
function put(): void {
  const hadFocus = root.activeElement
  mark('hide-welcome', quietLifeMs)
  hush()
  panel?.hide()
  draw()
  if (hadFocus) face.launcher.focus()
}

// Takes the prompt away, and what is still to come: another, and that it opens by itself.
function hush(): void {
  arming?.abort()
  said = undefined
}

function armPrompt(): void {
  const { prompt: next, opens } = config.display
  const last = said
  hush()
  if (isOpen || holds('hide-welcome') || isTalking()) return
  arming = new AbortController()
  const { signal } = arming
  const after = (ms: number, run: () => void) => browserClock.after(ms, () => signal.aborted || run())
  const isPhone = narrowScreen().matches
  if (next?.[isPhone ? 'phone' : 'desktop']) {
    if (last === next.text) said = last
    else
      after(next.afterMs, () => {
        said = next.text
        draw()
      })
  }
  if (!opens || isPhone) return
  const { exit, afterMs, scrolled = 0 } = opens
  const openUp = (): void => open(false)
  // A page that does not scroll has been seen whole: as soon as all of it is there.
  const look = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement
    if ((scrollTop + 1) * 100 >= (scrollHeight - clientHeight) * scrolled) openUp()
  }
  if (exit) whenLeaving(openUp, signal)
  if (afterMs !== undefined) after(afterMs, openUp)
  if (scrolled) {
    addEventListener('scroll', look, { signal })
    after(settledMs, look)
  }
}

function heardUnread(count: number): void {
  if (count === unread) return
  unread = count
  emit('unreadConversationCountChanged', { unreadCount: count })
  draw()
}
