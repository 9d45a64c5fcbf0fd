import { browserClock } from '../clock.ts'
import { askConfig } from './ask-config.ts'
import { off, on } from './events.ts'
import { drop } from './kept.ts'
import { may } from './may.ts'
import { host } from './stand.ts'
import { warn } from './warn.ts'
import { bring, close, end, isActive, newThread, open, panel, refresh } from './widget.ts'

/** `window.Parley`: what a page may ask of the widget. Takes whatever it is given and throws nothing. */
export interface PageApi extends Calls {
  readonly widget: WidgetCalls
}

interface Calls {
  on(event: unknown, listener: unknown): void
  off(event: unknown, listener: unknown): void
  /** Drops all that is kept in this browser; `resetWidget` also removes the widget and brings a new one. */
  clear(options?: unknown): void
}

interface WidgetCalls extends Calls {
  /** Brings the widget, unless it is there; `widgetOpen` opens it at once. */
  load(options?: unknown): void
  open(): void
  /** Minimises. */
  close(): void
  /** Takes the widget away until the next page load or `load()`. */
  remove(): void
  /** Asks again what to show here; `openToNewThread` opens a new conversation. Never ends or hides an active one. */
  refresh(options?: unknown): void
  status(): { readonly loaded: boolean; readonly pending: boolean }
}

/** Why there is nothing to show; `isFinal`: the server says so. Without a message that is as it is meant to be. */
interface Refusal {
  readonly message?: string
  readonly isFinal?: boolean
  /** When it may be otherwise. */
  readonly againMs?: number
}

/** A page where no flow is live has no widget, and may get one by a refresh: unless the site has removed it. */
export let isWanted = false
let isAsking = false
let opens = false
let isNew = false
// Each question has a number: an answer to an earlier one comes too late.
let asked = 0

const isPending = (): boolean => isAsking && !host

/** Asks what to show, and shows it. */
export async function update(): Promise<void> {
  asked += 1
  const mine = asked
  isWanted = true
  isAsking = true
  try {
    const config = await askConfig()
    if (mine !== asked) return
    if (host) refresh(config)
    else bring(config, __PARLEY_BUILD__)
    if (isNew) newThread()
    if (opens) open(isNew)
    opens = isNew = false
  } catch (error) {
    if (mine !== asked) return
    const { message, isFinal, againMs }: Refusal = Object(error)
    if (message) warn(message)
    if (isFinal && host && !isActive()) end()
    if (againMs)
      browserClock.after(againMs, () => {
        if (mine === asked) void update()
      })
  }
  isAsking = false
}

function remove(): void {
  asked += 1
  isWanted = isAsking = opens = isNew = false
  if (host) end()
}

/** The API. `read`: reads the settings of the page again. */
export function createPageApi(read: () => void): PageApi {
  const startAgain = (): void => {
    remove()
    read()
    void update()
  }
  const calls: Calls = {
    on,
    off,
    clear(options) {
      const isReset = said(options, 'resetWidget') && isWanted
      panel?.forget()
      drop('')
      if (isReset) startAgain()
    },
  }
  return {
    ...calls,
    widget: {
      ...calls,
      load(options) {
        const isOpen = said(options, 'widgetOpen')
        if (!host && !isAsking && may('load')) startAgain()
        opens ||= isPending() && isOpen
      },
      open() {
        if (host) open(true)
        else opens = isAsking
      },
      close() {
        opens = false
        if (host) close()
      },
      remove,
      refresh(options) {
        const wants = said(options, 'openToNewThread')
        if (!isWanted || !may('refresh')) return
        if (wants) opens = isNew = true
        void update()
      },
      status: () => ({ loaded: Boolean(host), pending: isPending() }),
    },
  }
}

// `{ name: true }`, of whatever was given.
const said = (options: unknown, name: string): boolean => Object(options)[name] === true
