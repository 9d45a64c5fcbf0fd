import type { ShownChoice } from '../../../kit/message.ts'
import type { Chat, ChatState } from '../chat/contract.ts'
import type { Config, PanelHost } from '../contract.ts'
import type { PanelActions, PanelProps } from '../view/contract.ts'
import type { OwnConsents } from './own-consents.ts'
import type { Reporter } from './report-changes.ts'

/** What the actions change of the panel. */
export interface Stage {
  readonly host: PanelHost
  readonly chat: Chat
  readonly consents: Pick<OwnConsents, 'showPrivacy' | 'hidePrivacy' | 'withdraw' | 'decideCookies'>
  /** What the next conversation begins with. */
  readonly greeting: () => Config['greeting']
  /** Shows the list of own conversations, or the chat again. */
  showList(list: PanelProps['list']): void
  startNew(): Promise<void>
  readonly reporter: Pick<Reporter, 'discarded' | 'switched'>
  watching(isAtEnd: boolean): void
}

/** What the visitor does in the panel, done to the chat and told to the page. */
export function createActions({ host, chat, consents, greeting, showList, startNew, reporter, watching }: Stage): PanelActions {
  const { emit } = host
  const interacted = (): void => emit('userInteractedWithWidget', { message: 'userInteractedWithWidget' })
  let asked = 0
  return {
    send(act) {
      interacted()
      chat.send(act)
    },
    pick(choices, replyTo) {
      interacted()
      const multiSelect = inputOf(chat.state, greeting(), replyTo) === 'choices'
      const ids = choices.map(({ id }) => id)
      const [first = ''] = ids
      chat.send({ choice: multiSelect ? ids : first, ...(replyTo === undefined ? {} : { replyTo }) })
      emit('quickReplyButtonClick', { name: 'QUICK_REPLIES', multiSelect, value: choices.map(labelOf) })
    },
    askForPerson() {
      interacted()
      chat.askForPerson()
    },
    retry: id => chat.retry(id),
    discard(id) {
      reporter.discarded(id)
      chat.discard(id)
    },
    startNew() {
      showList(undefined)
      void startNew()
    },
    showList() {
      asked += 1
      const mine = asked
      const show = (list: PanelProps['list']): void => {
        if (mine === asked) showList(list)
      }
      show({ state: 'loading' })
      chat.conversations().then(
        conversations => show({ state: 'shown', conversations }),
        () => show({ state: 'failed' }),
      )
    },
    hideList() {
      asked += 1
      consents.hidePrivacy()
      showList(undefined)
    },
    showPrivacy: consents.showPrivacy,
    withdraw: consents.withdraw,
    decideCookies: decision => consents.decideCookies(decision),
    follow(conversation) {
      asked += 1
      showList(undefined)
      reporter.switched()
      chat.follow(conversation)
      emit('userSelectedThread', { conversation: { conversationId: conversation } })
    },
    upload: (file, progress) => chat.upload(file, progress),
    download: async fileId => URL.createObjectURL(await chat.download(fileId)),
    typing: () => chat.typing(),
    watching,
    minimise: () => host.minimise(),
  }
}

const labelOf = ({ label }: ShownChoice): string => label

// How the question that is answered asks to be answered: in the greeting nothing has an id yet, and its last message asks.
function inputOf({ conversation, entries }: ChatState, greeting: Config['greeting'], replyTo: string | undefined) {
  if (!conversation) return greeting.at(-1)?.input
  const { pending } = conversation
  if (replyTo === undefined || pending?.messageId === replyTo) return pending?.input
  const entry = entries.find(event => event.type === 'message' && event.id === replyTo)
  return entry?.type === 'message' ? entry.input : undefined
}
