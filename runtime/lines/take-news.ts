import type { Inbound } from '../conversation/inbound.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Store } from '../store/contract.ts'
import type { LeasedIntake, TakenIntake } from '../store/intake.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import { createBringFile } from './bring-file.ts'
import type { Echoes } from './echoes.ts'
import type { ElsewhereNews, WaitingNews } from './read-news.ts'

export interface TakeNewsParts {
  readonly store: Pick<Store, 'intake' | 'conversations' | 'outbox' | 'letters'>
  readonly turns: Pick<TurnEngine, 'learn'>
  readonly files: Pick<VisitorFiles, 'add'>
  readonly echoes: Echoes
  readonly fileBytes: number
  readonly now: () => number
  /** Something has become of a message. */
  readonly returned: (place: { readonly conversation: string; readonly seq: number }) => Promise<void>
}

/** Makes turns of news. What is about nothing that is known is passed over. Errors: those of turns and of the store. */
export function createTakeNews(parts: TakeNewsParts): (item: LeasedIntake, news: WaitingNews) => Promise<void> {
  const { store, turns, files, echoes, fileBytes, now, returned } = parts
  const { conversations, intake, letters, outbox } = store

  const withPeer = async ({ channel, sender }: LeasedIntake, thread: string | undefined): Promise<string | undefined> =>
    (thread === undefined ? undefined : await intake.conversationOf(channel, sender, thread)) ??
    intake.conversationOf(channel, sender)
  const learn = async (
    { id, channel }: LeasedIntake,
    conversation: string,
    event: Learnt,
    taken: Omit<TakenIntake, 'id'> = { isWhole: true },
    turn = 0,
  ): Promise<void> => turns.learn(conversation, `in${id}.${turn}`, `channel:${channel}`, event, { id, ...taken })
  const bring = createBringFile(intake, files, fileBytes)
  const fileOf = async (item: LeasedIntake, conversation: string, at: number): Promise<{ text: string; fileId?: string }> => {
    const brought = await bring(item, conversation, at, 'team')
    if (brought && 'fileId' in brought) return { text: '', ...brought }
    return { text: brought?.name ?? '…' }
  }
  const answeredElsewhere = async (item: LeasedIntake, news: ElsewhereNews): Promise<void> => {
    // What this server sent comes back in the same way.
    if (await echoes.hear(item.channel, news.id)) return
    const conversation = item.conversation ?? (await withPeer(item, news.to.thread))
    if (conversation === undefined) return
    if (item.turns === 0 && (await echoes.hearWords(item.channel, conversation, news))) return
    const name = news.name === undefined ? {} : { name: news.name }
    const words = news.text.trim() !== '' || news.files === 0 ? 1 : 0
    const last = words + news.files - 1
    for (let turn = item.turns; turn <= last; turn += 1) {
      const said = turn < words ? { text: news.text } : await fileOf(item, conversation, turn - words)
      const taken = { isWhole: turn === last, ...(turn === 0 ? { named: news.id } : {}) }
      await learn(item, conversation, { type: 'answered-elsewhere', ...name, ...said }, taken, turn)
    }
  }

  return async (item, news) => {
    if (news.type === 'answered-elsewhere') await answeredElsewhere(item, news)
    else if (news.type === 'held-by') {
      const { of, holder, name } = news
      const conversation = await withPeer(item, of.thread)
      if (conversation !== undefined)
        await learn(item, conversation, { type: 'held', holder, ...(name === undefined ? {} : { name }) })
    } else if (news.type === 'returned') {
      const place = await echoes.find(item.channel, news.id)
      if (place) {
        const settled = { state: 'failed', code: news.code, why: news.why } as const
        if (await outbox.returned(place, now(), settled)) await returned(place)
        const { conversation, seq } = place
        const record = await conversations.get(conversation)
        const to = record?.peer?.id
        const { code, why } = news
        await learn(item, conversation, { type: 'returned', seq, code, why, ...(to === undefined ? {} : { to }) })
      }
    } else {
      const place = await letters.find(item.channel, news.id)
      if (place?.came) {
        const { conversation, seq } = place
        await learn(
          item,
          conversation,
          news.type === 'deleted' ? { type: 'deleted', seq } : { type: 'edited', seq, version: news.version, text: news.text },
        )
      }
    }
    // What changed nothing, or is about nothing that is known, is over too.
    await intake.drop(item.id, now())
  }
}

type Learnt = Extract<Inbound, { type: 'edited' | 'deleted' | 'returned' | 'answered-elsewhere' | 'held' }>
