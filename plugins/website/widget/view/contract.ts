import type { OwnConsentsAnswer, OwnConversation } from '../../../../runtime/api/contract.ts'
import type { ShownChoice } from '../../../kit/message.ts'
import type { Act, ChatState } from '../chat/contract.ts'
import type { Config, Settings, Store, Texts } from '../contract.ts'

/** All that the panel shows follows from this, and from what the visitor has typed: any state can be drawn, and photographed. */
export interface PanelProps {
  readonly state: ChatState
  /** `flow`: of a live chat it is not said that a bot speaks. */
  readonly config: Pick<Config, 'display' | 'greeting' | 'language' | 'flow' | 'fileBytes'>
  readonly settings: Required<Pick<Settings, 'origin' | 'disableAttachment' | 'hideNewThreadLink'>>
  readonly texts: Texts
  /** The language of `texts`, for dates, numbers and direction. */
  readonly language: string
  /** ms since 1970: for "today", day breaks and ages. */
  readonly now: number
  readonly tz?: string
  /** `floating` over the page, `full` over a small screen (modal), `inline` in the page. */
  readonly mode: 'floating' | 'full' | 'inline'
  /** The list of own conversations, when it is shown. */
  readonly list?:
    | { readonly state: 'loading' | 'failed' }
    | { readonly state: 'shown'; readonly conversations: readonly OwnConversation[] }
  /** What the visitor has agreed to, when that is shown. */
  readonly privacy?:
    | { readonly state: 'loading' | 'failed' }
    | { readonly state: 'shown'; readonly purposes: OwnConsentsAnswer['purposes'] }
  /** What is asked of this browser's memory, while it is; `isFirst`: before the chat may begin. */
  readonly cookies?: { readonly text: string; readonly isFirst: boolean }
  readonly actions: PanelActions
  /** What has been written and not sent, by conversation (`''` before it begins), where it survives a reload. */
  readonly drafts?: Pick<Store, 'get' | 'set'>
}

export interface PanelActions {
  send(act: Act): void
  pick(choices: readonly ShownChoice[], replyTo: string | undefined): void
  askForPerson(): void
  retry(clientMsgId: string): void
  discard(clientMsgId: string): void
  startNew(): void
  showList(): void
  hideList(): void
  follow(conversation: string): void
  showPrivacy(): void
  withdraw(purpose: string): void
  decideCookies(decision: 'granted' | 'refused'): void
  upload(file: File, progress: (fraction: number) => void): Promise<string>
  /** Gives an address of a file of the conversation, good until it is revoked. */
  download(fileId: string): Promise<string>
  typing(): void
  watching(is: boolean): void
  minimise(): void
}

/** A drawn panel. `element` is the dialog; it adopts nothing by itself: the sheets are `panelSheets`. */
export interface DrawnPanel {
  readonly element: HTMLElement
  update(props: PanelProps): void
  /** Puts the focus where the visitor goes on: the open question, else the composer. */
  focus(): void
  destroy(): void
}
