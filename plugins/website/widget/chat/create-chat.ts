import type { ConversationView, OwnConsentsAnswer, OwnConversation } from '../../../../runtime/api/contract.ts'
import { beginningOf } from './beginning.ts'
import { browserNet } from './browser-net.ts'
import type { Chat, ChatParts, ChatState } from './contract.ts'
import { createSession } from './create-session.ts'
import { labelOf } from './label.ts'
import { type Item, isLocal } from './outbox.ts'
import { enter, follow, meet } from './place.ts'
import { stateOf } from './state-of.ts'
import { leave } from './take.ts'
import { contentOf, watchedFetch } from './watched-fetch.ts'

/** A visitor's chat. */
export function createChat(parts: ChatParts): Chat {
  const { store, clock, random, net = browserNet } = parts
  const listeners = new Set<() => void>()
  const files = new Map<string, string>()
  let isTelling = false

  const changed = (): void => {
    if (isTelling) return
    isTelling = true
    queueMicrotask(() => {
      isTelling = false
      marks.look()
      if (told === chat.state) return
      told = state
      for (const listener of listeners) listener()
    })
  }
  const session = createSession(parts, changed)
  const { transcript, outbox, sender, marks, line, poll, call, overdue } = session
  const endListening = store.listen?.('conversation', id => meet(session, id))

  const add = (act: Item['act']): void => {
    const { thread, config } = session
    const { conversation, entries } = transcript.shown()
    outbox.add({
      act,
      label: act === 'person' ? '' : labelOf(act, conversation ? entries : config.greeting, files),
      thread,
      after: transcript.last,
      begin: isLocal(thread) ? beginningOf(parts, config) : undefined,
    })
    sender.go()
    changed()
  }
  /** The conversation that is shown; without one it is begun. */
  const begun = async (): Promise<string> => {
    const { thread, config } = session
    if (isLocal(thread)) {
      // Under a key of its own: what is written meanwhile goes there as well.
      const body = { ...beginningOf(parts, config), clientMsgId: outbox.newKey() }
      const { visitor, conversation } = await call<{ visitor: string; conversation: ConversationView }>('/conversations', body)
      store.set('token', visitor)
      outbox.move(thread, conversation.id)
      if (session.thread === thread) follow(session, conversation.id)
    }
    return session.thread
  }
  const of = (clientMsgId: string): Item | undefined => outbox.items.find(item => item.clientMsgId === clientMsgId)

  let state: ChatState = stateOf(session, undefined)
  let told = state
  const chat: Chat = {
    get state() {
      state = stateOf(session, state)
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    connect() {
      session.isWanted = true
      line.open()
      poll.soon()
      changed()
    },
    send(act) {
      marks.sent()
      add(act)
    },
    askForPerson: () => add('person'),
    retry(clientMsgId) {
      const item = of(clientMsgId)
      if (!item?.error) return
      outbox.sync()
      item.error = undefined
      outbox.keep(item)
      sender.go()
      changed()
    },
    discard(clientMsgId) {
      const item = of(clientMsgId)
      if (!item || item.tried) return
      outbox.remove(item)
      changed()
    },
    startNew(config) {
      marks.leave()
      session.config = config
      // Where nothing has been said yet, only the greeting changes.
      if (session.thread !== '' || outbox.items.some(item => item.thread === '')) {
        enter(session, `new:${clock.now()}${random()}`, 1)
        session.isGiven = false
      }
      changed()
    },
    follow(conversation) {
      marks.leave()
      follow(session, conversation)
      session.isGiven = false
    },
    async conversations() {
      if (store.get('token') === null) return []
      return (await call<{ conversations: readonly OwnConversation[] }>('/conversations')).conversations
    },
    async consents() {
      if (store.get('token') === null) return { purposes: [] }
      return call<OwnConsentsAnswer>('/consents')
    },
    async withdraw(purpose) {
      const answer = await call<OwnConsentsAnswer>('/consents/withdraw', { purpose })
      // What follows from it stands in the stream.
      poll.soon()
      return answer
    },
    decideCookies: (decision, language) =>
      call(`/conversations/${session.thread}/cookies`, { clientMsgId: `cookies-${decision}`, decision, language }),
    async upload(file, progress) {
      const form = new FormData()
      form.append('file', file, file.name)
      const path = `/conversations/${await begun()}/files`
      const answer = await call<{ file: { id: string } }>(path, form, watchedFetch(net.fetch, progress))
      progress(1)
      files.set(answer.file.id, file.name)
      return answer.file.id
    },
    download: async fileId => call<Blob>(`/conversations/${await begun()}/files/${fileId}`, undefined, contentOf(net.fetch)),
    typing: marks.typed,
    watching(is) {
      marks.watching = is
      marks.look()
    },
    suspend() {
      leave(session, clock.now())
      session.isWanted = false
      line.close()
      poll.stop()
      overdue.stop()
      sender.lost()
      marks.agent(false)
      changed()
    },
    close() {
      chat.suspend()
      endListening?.()
      marks.reset()
      transcript.reset()
      listeners.clear()
    },
  }
  return chat
}
