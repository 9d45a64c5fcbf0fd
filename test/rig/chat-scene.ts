import { setImmediate as breathe } from 'node:timers/promises'
import type { Chat, ChatParts, ChatState } from '../../plugins/website/widget/chat/contract.ts'
import { createChat } from '../../plugins/website/widget/chat/create-chat.ts'
import type { Config, Store } from '../../plugins/website/widget/contract.ts'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createPretendServer } from './pretend-server.ts'

/** The website's config for a flow that greets with these words, under an opening that a server may know. */
export function chatConfig(
  greeting: readonly string[] = ['Hello!'],
  opening: string | null = 'opening-1',
  flow = 'hello',
): Config {
  return {
    flow: { id: flow, name: 'Hello', kind: 'bot', version: 1 },
    language: 'en',
    greeting: greeting.map(text => ({ text })),
    opening,
    channel: 'website',
    shows: true,
    visit: '',
    unread: 0,
    fileBytes: 10_485_760,
    display: {
      heading: 'Parley',
      colour: '#3355cc',
      theme: 'auto',
      position: 'end',
      offset: { side: 20, bottom: 20 },
      style: '',
      icon: 'chat',
      newConversations: true,
      texts: { language: 'en', dir: 'ltr', open: '', close: '', unread: '', prompt: '', dismiss: '', failed: '', retry: '' },
    },
  }
}

/** Storage that several tabs share: what one writes, the others hear. */
export function createSharedStorage() {
  const kept = new Map<string, string>()
  const listeners = new Set<(from: object, key: string, value: string | null) => void>()
  return {
    kept,
    open(): Store {
      const tab = {}
      const tell = (key: string, value: string | null): void => {
        for (const heard of listeners) heard(tab, key, value)
      }
      return {
        get: key => kept.get(key) ?? null,
        set(key, value) {
          kept.set(key, value)
          tell(key, value)
        },
        remove(key) {
          kept.delete(key)
          tell(key, null)
        },
        keys: prefix => [...kept.keys()].filter(key => key.startsWith(prefix)),
        listen(key, heard) {
          const hear = (from: object, changed: string, value: string | null): void => {
            if (from !== tab && changed === key) heard(value)
          }
          listeners.add(hear)
          return () => void listeners.delete(hear)
        },
      }
    },
  }
}

/** A clock of a machine that may sleep: then time goes by, and no timer is called. */
function sleepyClock() {
  const awake = createManualClock()
  let slept = 0
  return {
    ...awake,
    now: () => awake.now() + slept,
    sleep(ms: number): void {
      slept += ms
    },
  }
}

/** Chats of one browser, before a server that the test holds in its hands, under a clock that the test moves. */
export function createChatScene() {
  const clock = sleepyClock()
  const server = createPretendServer(clock)
  const storage = createSharedStorage()
  let tabs = 0
  server.house.shows('opening-1', ['Hello!'])
  /** Everything that can happen now, happens. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 5; round++) await breathe()
  }
  return {
    clock,
    server,
    house: server.house,
    weather: server.weather,
    storage,
    settle,
    /** Opens a tab. It does nothing before `connect`. */
    tab(parts: Partial<ChatParts> = {}): Chat {
      tabs += 1
      let chance = tabs
      return createChat({
        settings: { origin: 'https://parley.example' },
        config: chatConfig(),
        store: storage.open(),
        clock,
        random: () => {
          chance = (chance * 48_271) % 2_147_483_647
          return chance / 2_147_483_647
        },
        net: server.net,
        ...parts,
      })
    },
    async pass(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= 250) {
        clock.advance(Math.min(left, 250))
        await settle()
      }
    },
  }
}

export type ChatScene = ReturnType<typeof createChatScene>

/** Who said what, in order: `visitor Hi`, `bot echo Hi`, `open, queue`, `Mia joined`. */
export const linesOf = ({ entries }: Pick<ChatState, 'entries'>): string[] =>
  entries.map(entry => {
    if (entry.type === 'message') return `${entry.author} ${entry.text}`
    if (entry.type === 'edit' || entry.type === 'delete') return `${entry.type} ${entry.of}`
    return entry.type === 'status' ? `${entry.status}, ${entry.owner}` : `${entry.agent.name} ${entry.change}`
  })

/** What waits below: `waiting Hi`. */
export const waitingOf = ({ outgoing }: Pick<ChatState, 'outgoing'>): string[] =>
  outgoing.map(({ state, label, act, error }) => `${state} ${act === 'person' ? act : label}${error ? ` (${error.code})` : ''}`)
