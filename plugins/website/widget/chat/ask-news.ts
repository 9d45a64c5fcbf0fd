import type { ConversationView } from '../../../../runtime/api/contract.ts'
import { isLocal } from './outbox.ts'
import { meet } from './place.ts'
import type { Session } from './session.ts'
import { take } from './take.ts'
import type { Stream } from './transcript.ts'

/** What a socket would tell by itself, asked for over HTTP. Rejects with a `Problem`. */
export async function askNews(session: Session): Promise<void> {
  const { thread, transcript, call } = session
  const { store } = session.about
  if (store.get('token') === null) {
    const { visitor } = await call<{ visitor: string }>('', {})
    if (store.get('token') === null) store.set('token', visitor)
  }
  if (isLocal(thread)) {
    const { conversations } = await call<{ conversations: readonly ConversationView[] }>('/conversations?limit=1')
    return meet(session, conversations[0]?.id)
  }
  for (let had = -1; had < transcript.last && session.thread === thread; ) {
    had = transcript.last
    take(session, await call<Stream>(`/conversations/${thread}/events?after=${had}&limit=500`))
  }
}
