import { createChat } from './chat/create-chat.ts'
import { browserClock, browserRandom } from './clock.ts'
import type { Panel, PanelHost } from './contract.ts'
import { narrowScreen } from './narrow.ts'
import { openLifeMs } from './open-life.ts'
import { coverPage } from './panel/cover-page.ts'
import { inBreaths } from './panel/in-breaths.ts'
import { createConsents } from './panel/own-consents.ts'
import { createActions } from './panel/panel-actions.ts'
import { createReporter } from './panel/report-changes.ts'
import { createTitleBadge } from './panel/title-badge.ts'
import { createUnreadCount } from './panel/unread-count.ts'
import { watchPage } from './panel/watch-page.ts'
import { panelId } from './panel-id.ts'
import { createStore } from './storage.ts'
import type { PanelProps } from './view/contract.ts'
import { drawPanel } from './view/draw-panel.tsx'
import { panelSheets } from './view/panel-sheets.ts'
import { createVouchedStore } from './vouched-store.ts'

const minuteMs = 60_000

/** Puts a chat and its picture together, in the place that the loader gives: what `panel.js` exports. */
export function createPanel(host: PanelHost): Panel {
  const { root, settings, texts } = host
  const { language } = host.config.display.texts
  const page = root.ownerDocument
  const narrow = narrowScreen()
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone
  const store = settings.identificationToken
    ? createVouchedStore(host)
    : createStore(host.prefix, () => {
        if (!host.keeps) throw new Error('not allowed')
        return localStorage
      })
  const drafts: PanelProps['drafts'] = {
    get: place => store.get(`draft:${place}`),
    set: (place, draft) => (draft ? store.set(`draft:${place}`, draft) : store.remove(`draft:${place}`)),
  }
  const showTitle = createTitleBadge(page)
  // How to look now, and what the next conversation begins with: a refresh changes the first while a chat goes on.
  let config = host.config
  let spoken = host.config
  let list: PanelProps['list']
  let isShown = false
  let isAtEnd = false
  let uncover: (() => void) | undefined

  const chat = createChat({
    settings,
    config,
    store,
    clock: browserClock,
    random: browserRandom,
    page: () => ({ url: page.location.href, title: page.title, referrer: page.referrer }),
    ...(settings.language === undefined ? {} : { language: settings.language }),
    tz,
  })
  const isActive = (): boolean => {
    const { conversation = config.conversation, outgoing } = chat.state
    return outgoing.length > 0 || (conversation !== undefined && conversation.status !== 'closed')
  }
  const isFaced = (): boolean => isShown && page.visibilityState === 'visible'
  const isWatched = (): boolean => isFaced() && isAtEnd
  // While a line is drawn the end is out of sight for a moment: that is not looking away.
  const unread = createUnreadCount(browserClock, isFaced, count => {
    host.unread(count)
    showTitle(count)
  })
  const reporter = createReporter({ emit: host.emit, unread: unread.heard })
  const consents = createConsents({ host, chat, store, config: () => config, changed: draw })
  const actions = createActions({
    host,
    chat,
    consents,
    greeting: () => spoken.greeting,
    showList(next) {
      list = next
      draw()
    },
    async startNew() {
      begin(await host.askConfig().catch(() => config))
    },
    reporter,
    watching(is) {
      isAtEnd = is
      look()
    },
  })
  const mode = (): PanelProps['mode'] => {
    if (settings.inlineEmbedSelector) return 'inline'
    return narrow.matches ? 'full' : 'floating'
  }
  const props = (): PanelProps => ({
    state: chat.state,
    config: { ...spoken, display: config.display },
    settings: {
      origin: settings.origin,
      disableAttachment: settings.disableAttachment === true,
      hideNewThreadLink: settings.hideNewThreadLink === true,
    },
    texts,
    language,
    now: browserClock.now(),
    tz,
    mode: mode(),
    actions,
    drafts,
    ...(list ? { list } : {}),
    ...(consents.privacy ? { privacy: consents.privacy } : {}),
    ...(consents.cookies ? { cookies: consents.cookies } : {}),
  })
  const drawn = drawPanel(props())
  const { element } = drawn

  function draw(): void {
    drawn.update(props())
  }
  function look(): void {
    chat.watching(isWatched())
    unread.heard(chat.state.unread)
  }
  function settle(): void {
    const covers = isShown && mode() === 'full'
    if (covers) uncover ??= coverPage(root.host)
    else uncover?.()
    if (!covers) uncover = undefined
    look()
  }
  function begin(next: typeof config): void {
    config = next
    spoken = next
    list = undefined
    reporter.switched()
    chat.startNew(next)
    draw()
    if (isShown) drawn.focus()
  }

  element.id = panelId
  element.hidden = true
  element.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && mode() !== 'inline') host.minimise()
  })
  // Pages that take no styles from scripts have the panel's in the linked file.
  if (!settings.avoidInlineStyles) root.adoptedStyleSheets.push(...panelSheets())
  root.append(element)
  const drawing = inBreaths(draw, browserClock)
  const endChat = chat.subscribe(() => {
    reporter.heard(chat.state, spoken.greeting)
    consents.tell()
    drawing.again()
  })
  reporter.heard(chat.state, spoken.greeting)
  const endPage = watchPage(page, narrow, {
    woke: () => chat.connect(),
    changed() {
      settle()
      draw()
    },
    slept() {
      if (isShown && mode() !== 'inline') store.set('open', String(browserClock.now() + openLifeMs))
      chat.suspend()
    },
  })
  // Ages and "today" move on by themselves.
  let endMinute = browserClock.after(minuteMs, function minute() {
    endMinute = browserClock.after(minuteMs, minute)
    if (isShown && page.visibilityState === 'visible') draw()
  })
  chat.connect()

  return {
    show(focus) {
      isShown = true
      element.hidden = false
      settle()
      chat.connect()
      draw()
      if (focus) drawn.focus()
    },
    hide() {
      isShown = false
      settle()
      element.hidden = true
    },
    refresh(next) {
      config = next
      // Nothing has been said: the page's own greeting takes the place of the last one's.
      if (!chat.state.conversation && !isActive()) {
        spoken = next
        chat.startNew(next)
      }
      draw()
    },
    newThread: () => begin(config),
    get active() {
      return isActive()
    },
    forget: () => store.forget(),
    destroy() {
      isShown = false
      settle()
      endMinute()
      endPage()
      unread.end()
      consents.end()
      endChat()
      drawing.end()
      chat.close()
      drawn.destroy()
      showTitle(0)
      element.remove()
    },
  }
}
