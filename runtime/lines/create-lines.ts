import { errorWords } from '../../plugins/kit/error-words.ts'
import type { AnyServeChannel, News } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import type { GuardedFetch, Reach } from '../deliver/guarded-fetch.ts'
import type { Notice } from '../deliver/publisher.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Delivery, Store } from '../store/contract.ts'
import type { LeasedIntake } from '../store/intake.ts'
import type { Place } from '../store/outbox.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import { boundsOf } from './bounds-of.ts'
import { createCarriers } from './create-carriers.ts'
import { createOriginalSweep } from './create-original-sweep.ts'
import { createReceive } from './create-receive.ts'
import { createEchoes } from './echoes.ts'
import { createFindConversation } from './find-conversation.ts'
import { createIntakeLoop } from './intake-loop.ts'
import type { Door, Lines } from './lines.ts'
import type { AnyLine } from './open-channel.ts'
import { createOpenChannels } from './open-channels.ts'
import { createOutboxLoop } from './outbox-loop.ts'
import { readKept } from './read-kept.ts'
import { isMarks, keyOfId, newsIn, readNews, type TurnNews } from './read-news.ts'
import { recipientOf } from './recipient-of.ts'
import { createReplyTokens } from './reply-tokens.ts'
import { createTakeIntake } from './take-intake.ts'
import { createTakeMarks } from './take-marks.ts'
import { createTakeNews } from './take-news.ts'

/** Told what a channel logs: never the words of a visitor. */
export type ChannelLog = (channel: string, message: string, data?: Readonly<Record<string, unknown>>) => void

export interface LinesParts {
  readonly store: Store
  readonly channels: Channels
  /** Server halves of channels by kind, as they are at any time. */
  readonly halves: ReadonlyMap<string, AnyServeChannel>
  readonly turns: Pick<TurnEngine, 'hear' | 'learn'>
  readonly files: VisitorFiles
  readonly clock: Clock
  readonly fetch: GuardedFetch
  readonly reach: Reach
  readonly mail: (channel: string, mail: Parameters<AnyLine['mail']>[0]) => Promise<void>
  readonly secrets: Pick<Secrets, 'open' | 'replace' | 'listen'>
  readonly log: ChannelLog
  readonly onError: (error: unknown) => void
  /** Told what has become of a message. */
  readonly delivered: (notice: Notice) => void
  /** The largest file. */
  readonly fileBytes: number
}

/** Opens channels, takes what they hand in and sends what is said to those who are on them. */
export async function createLines(parts: LinesParts): Promise<Lines> {
  const { store, channels, halves, turns, files, clock, fetch, secrets, onError, fileBytes } = parts
  const tokens = createReplyTokens(await store.installationSecret('reply'))
  const waiting = new Map(await store.intake.waiting())
  const received = new Map<string, number>()
  const sent = new Map<string, number>()
  let door: Door | undefined
  let opening: Promise<void> = Promise.resolve()

  const tell = ({ conversation, seq }: Place, delivery: Delivery): void =>
    parts.delivered({ type: 'delivery', conversation, seq, delivery })
  const echoes = createEchoes(store, clock, place => tell(place, { state: 'sent', at: clock.now() }))
  const isPaused = (id: string): boolean => channels.find(id)?.paused === true
  const marks = createTakeMarks({ store, clock, publish: parts.delivered, onError })
  const takeNews = createTakeNews({
    store,
    turns,
    files,
    echoes,
    fileBytes,
    now: () => clock.now(),
    async returned({ conversation, seq }) {
      const delivery = (await store.outbox.of(conversation, seq, seq)).get(seq)
      if (delivery) tell({ conversation, seq }, delivery)
    },
  })
  const takeMessage = createTakeIntake({
    store,
    find: createFindConversation(store),
    turns,
    files,
    fileBytes,
    inboxOf: id => channels.find(id)?.inbox ?? 'main',
    now: () => clock.now(),
  })
  const take = (item: LeasedIntake): Promise<void> => {
    const news = newsIn(item)
    return news ? takeNews(item, news) : takeMessage(item)
  }
  const intake = createIntakeLoop({ intake: store.intake, take, echoes, waiting, clock, onError, isPaused })
  const receive = createReceive({
    store,
    clock,
    echoes,
    waiting,
    fileBytes,
    stored(channel) {
      received.set(channel, clock.now())
      intake.nudge()
    },
  })
  const open = createOpenChannels({
    channels,
    halves,
    clock,
    onError,
    opened: () => outbox.nudge(),
    lineOf(channel, { origin }, { timers, trouble }) {
      const { id, config } = channel
      const { mayReach, mayConnect, mayOpen } = boundsOf(channel)
      return {
        id,
        config,
        get origin() {
          return origin()
        },
        receive: (incoming, about) => receive.message(id, incoming, about),
        bury: broken => receive.bury(id, broken),
        tell: news => hearNews(id, news),
        kept: () => store.letters.kept(id),
        keep: async value => store.letters.keep(id, readKept(id, value)),
        replyToken: conversation => tokens.of(conversation),
        conversationOf: token => tokens.conversation(token),
        async reach(host, port) {
          mayConnect(host)
          return parts.reach(host, port)
        },
        trouble,
        async secret(name) {
          mayOpen(name)
          return secrets.open(`channel:${id}`, name)
        },
        async replaceSecret(name, from, to) {
          mayOpen(name)
          return secrets.replace(`channel:${id}`, name, from, to)
        },
        async fetch(url, init) {
          const to = URL.parse(String(url))
          if (to) mayReach(to)
          return fetch(url, init, mayReach)
        },
        mail: mail => parts.mail(id, mail),
        log: (message, data) => parts.log(id, message, data),
        clock: { now: () => clock.now(), after: timers.after },
      }
    },
  })
  const outbox = createOutboxLoop({
    store,
    files,
    channels,
    open,
    clock,
    onError,
    origin: () => door?.origin() ?? '',
    changed(channel, place, delivery) {
      if (delivery.state === 'sent') sent.set(channel, clock.now())
      tell(place, delivery)
    },
    named: marks.named,
  })
  const hearNews = async (channel: string, given: News): Promise<void> => {
    const news = readNews(channel, given)
    if (isMarks(news)) return marks.take(channel, news)
    if (news.type === 'sent') return echoes.settle(channel, news.id, news.as)
    const sender = await senderOf(channel, news)
    if (sender !== undefined) await receive.news(channel, sender, news)
  }
  // News stand behind what the same person sent: what is to be changed may not have been taken yet.
  const senderOf = async (channel: string, news: TurnNews): Promise<string | undefined> => {
    if (news.type === 'answered-elsewhere') return news.to.id
    if (news.type === 'held-by') return news.of.id
    const place = news.type === 'returned' ? await echoes.find(channel, news.id) : await store.letters.find(channel, news.id)
    const record = place && (await store.conversations.get(place.conversation))
    return record?.peer?.id ?? (await store.intake.senderOf(channel, keyOfId(news.id))) ?? record?.visitorId
  }
  const originals = createOriginalSweep({ letters: store.letters, clock, onError })
  const ends = [
    channels.listen(id => {
      open.changed(id)
      outbox.look()
      intake.nudge()
      const isGone = !channels.find(id) && !channels.dormant().some(channel => channel.id === id)
      if (isGone) store.letters.forget(id).catch(onError)
    }),
    secrets.listen(owner => {
      if (owner.startsWith('channel:')) open.changed(owner.slice('channel:'.length))
    }),
  ]
  return {
    async open(given) {
      door = given
      opening = open.start(given)
      await opening
    },
    async answerer(kind, id) {
      // One whose plugin is not there now will be there again: whoever sends keeps what they have.
      if (channels.dormant().some(each => each.id === id && each.kind === kind)) throw new ParleyError('channel_closed', { id })
      if (channels.find(id)?.kind.id !== kind) throw new ParleyError('channel_unknown', { id })
      const current = open.get(id)
      if (current) return current.answer
      await open.settled(id)
      const opened = open.get(id)
      if (!opened) throw new ParleyError('channel_closed', { id })
      return opened.answer
    },
    receive: receive.message,
    bury: receive.bury,
    tell: hearNews,
    tokens,
    async test(id) {
      const channel = channels.get(id)
      if (halves.get(channel.kind.id)?.open === undefined) return { isOpenOnly: true }
      const at = clock.now()
      await open.settled(id)
      const current = open.get(id)
      if (!current) return { trouble: { code: 'channel-closed', why: open.state(id).why ?? '', at } }
      if (!current.test) return { isOpenOnly: true }
      try {
        const trouble = await current.test()
        return trouble ? { trouble: { ...trouble, at } } : {}
      } catch (error) {
        return { trouble: { code: 'test-failed', why: errorWords(error).slice(0, 500), at } }
      }
    },
    carrier: createCarriers(channels, open),
    async hold(conversation, holder) {
      const record = await store.conversations.get(conversation)
      const { hold } = (record && open.get(record.channelId)) ?? {}
      if (record?.peer && hold) await hold(recipientOf(record, record.said), holder)
    },
    async status(id) {
      const channel = channels.find(id)
      if (!channel || halves.get(channel.kind.id)?.open === undefined) return undefined
      const counts = (await store.outbox.counts()).get(id)
      const trouble = open.trouble(id)
      const lastReceivedAt = received.get(id)
      const lastSentAt = sent.get(id)
      return {
        ...(channel.paused ? { state: 'paused' as const } : open.state(id)),
        ...(trouble ? { trouble } : {}),
        ...(lastReceivedAt === undefined ? {} : { lastReceivedAt }),
        ...(lastSentAt === undefined ? {} : { lastSentAt }),
        waiting: (waiting.get(id) ?? 0) + (counts?.waiting ?? 0),
        failed: counts?.failed ?? 0,
      }
    },
    nudge: () => outbox.nudge(),
    async replay(id) {
      if (!(await store.intake.replay(id, clock.now()))) return false
      for (const [channel, count] of await store.intake.waiting()) waiting.set(channel, count)
      intake.nudge()
      return true
    },
    async sendAgain(place) {
      if (!(await store.outbox.again(place, clock.now()))) return false
      tell(place, { state: 'waiting', at: clock.now() })
      outbox.nudge()
      return true
    },
    async work() {
      await opening
      await open.idle()
      const taken = await intake.work()
      return taken + (await outbox.work())
    },
    async stop() {
      for (const end of ends) end()
      await Promise.all([intake.stop(), outbox.stop(), originals.stop()])
      await open.stop()
    },
  }
}
