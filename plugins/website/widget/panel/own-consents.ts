import type { OwnConsentsAnswer } from '../../../../runtime/api/contract.ts'
import type { Chat } from '../chat/contract.ts'
import type { Config, PanelHost } from '../contract.ts'
import type { ForgetfulStore } from '../storage.ts'
import type { PanelProps } from '../view/contract.ts'
import { whenLeaving } from '../when-leaving.ts'

/** What the visitor is asked of their browser, and what they have agreed to. */
export interface OwnConsents {
  /** The question about the browser's memory, while it stands. */
  readonly cookies: PanelProps['cookies']
  readonly privacy: PanelProps['privacy']
  decideCookies(decision: 'granted' | 'refused'): void
  showPrivacy(): void
  hidePrivacy(): void
  withdraw(purpose: string): void
  /** A conversation may have begun: what was decided before is told to it. */
  tell(): void
  end(): void
}

interface Parts {
  readonly host: Pick<PanelHost, 'keeps' | 'allowKeeping' | 'open'>
  readonly chat: Chat
  readonly store: Pick<ForgetfulStore, 'get' | 'set' | 'remove' | 'flush' | 'hold'>
  readonly config: () => Config
  /** Something of it looks different. */
  changed(): void
}

/** Asks before anything is kept in the browser, and keeps the answer with the conversation, once there is one. */
export function createConsents({ host, chat, store, config, changed }: Parts): OwnConsents {
  let isDecided = host.keeps
  let isLeaving = false
  let isTelling = false
  let privacy: PanelProps['privacy']
  let asked = 0
  const leaving = new AbortController()
  whenLeaving(() => {
    if (isDecided || isLeaving || config().display.cookies?.ask !== 'exit') return
    isLeaving = true
    host.open()
    changed()
  }, leaving.signal)

  const read = (answer: Promise<OwnConsentsAnswer>): void => {
    asked += 1
    const mine = asked
    const show = (next: PanelProps['privacy']): void => {
      if (mine !== asked) return
      privacy = next
      changed()
    }
    if (privacy?.state !== 'shown') show({ state: 'loading' })
    answer.then(
      ({ purposes }) => show({ state: 'shown', purposes }),
      () => show({ state: 'failed' }),
    )
  }

  return {
    get cookies() {
      const { cookies } = config().display
      if (!cookies || isDecided || host.keeps || (cookies.ask === 'exit' && !isLeaving)) return undefined
      return { text: cookies.text, isFirst: cookies.ask === 'start' }
    },
    get privacy() {
      return privacy
    },
    decideCookies(decision) {
      isDecided = true
      store.set('cookies-said', decision)
      if (decision === 'granted') {
        host.allowKeeping(true)
        store.flush()
      }
      changed()
      this.tell()
    },
    showPrivacy: () => read(chat.consents()),
    hidePrivacy() {
      asked += 1
      privacy = undefined
      changed()
    },
    withdraw(purpose) {
      const answer = chat.withdraw(purpose)
      const unkept = async (): Promise<OwnConsentsAnswer> => {
        const now = await answer
        // The chat goes on in this page, and nothing of it is there on the next one.
        store.hold()
        host.allowKeeping(false)
        return now
      }
      read(purpose === 'cookies' ? unkept() : answer)
    },
    tell() {
      const said = store.get('cookies-said')
      if (said === null || isTelling || !chat.state.conversation) return
      isTelling = true
      const decision = said === 'granted' ? 'granted' : 'refused'
      chat
        .decideCookies(decision, config().display.texts.language)
        .then(
          () => store.remove('cookies-said'),
          () => {},
        )
        .finally(() => {
          isTelling = false
        })
    },
    end: () => leaving.abort(),
  }
}
