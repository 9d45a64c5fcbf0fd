import { randomBytes } from 'node:crypto'
import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { createSkippingClock } from '../clock/skipping-clock.ts'
import { ownerOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { silenceTimer } from '../conversation/silence.ts'
import { armed } from '../conversation/timers.ts'
import { createPresence } from '../deliver/presence.ts'
import { createPublisher } from '../deliver/publisher.ts'
import { createTimerLoop } from '../deliver/timers.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Availability } from '../library/availability.ts'
import type { Programs } from '../library/library.ts'
import { newVisitorId, newVisitorToken, tokenHash } from '../people/visitor-secrets.ts'
import { createMemoryStore } from '../store/sqlite/sqlite-store.ts'
import { createTurns } from '../turn/create-turns.ts'
import type { CommittedTurn, TurnParts } from '../turn/turn-taker.ts'
import { begunAt } from './begun-at.ts'
import { createCalls } from './calls.ts'
import { createDraftLibrary } from './draft-library.ts'
import { type Pretence, pretend, pretendedAvailability, pretendedTeam } from './pretence.ts'
import { pretendedStore } from './pretended-store.ts'
import type { Preview, PreviewAbout, PreviewState } from './preview.ts'
import { setVars } from './set-vars.ts'

/** What a preview borrows of the server it runs in: it only reads there. */
export interface Surroundings extends Pick<TurnParts, 'random' | 'watchdog' | 'medium'> {
  readonly declarations: Declarations
  readonly library: Programs
  readonly availability: Availability
  readonly channels: Channels
  readonly inboxes: Pick<Inboxes, 'find' | 'hours'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** Begins to try a flow out. Errors: `preview_start_missing`, `preview_start_unknown`. */
export async function createPreview(about: PreviewAbout, around: Surroundings): Promise<Preview> {
  const { declarations, onError } = around
  const flow = begunAt(about.flow, about.start, declarations)
  const library = createDraftLibrary(flow, around.library, declarations)
  const pretence: Pretence = { contact: null, open: null, available: true, away: false }
  pretend(pretence, about.pretence)
  const availability = pretendedAvailability(around.availability, pretence, library.draft)
  const clock = createSkippingClock(around.clock)
  const calls = createCalls(declarations)
  const memory = await createMemoryStore(clock)
  const store = pretendedStore(memory, pretence, ({ effects }) => calls.drop(effects.drop))
  const publisher = createPublisher(onError)
  const presence = createPresence(clock)
  const visitor = { id: newVisitorId(), token: newVisitorToken() }
  await store.visitors.create({ id: visitor.id, tokenHash: tokenHash(visitor.token), at: clock.now() })

  let revision = 0
  let current: ConversationRecord | undefined
  let trouble: PreviewState['trouble']
  let awaySince = clock.now()
  let isClosed = false
  const waiting = new Set<() => void>()
  const heard = new Set<() => void>()
  const stir = (): void => {
    revision += 1
    for (const tell of waiting) tell()
  }
  const committed = ({ record, events, entries, effects, nextTimer }: CommittedTurn): void => {
    current = record
    const halted = entries.findLast(entry => entry.type === 'halted')
    if (halted) trouble = halted
    else if (ownerOf(record.state) === 'bot') trouble = undefined
    const { id: conversation, visitorId, seq: lastSeq } = record
    publisher.publish({ type: 'turn', conversation, visitor: visitorId, lastSeq, turn: { record, events, entries } })
    if (effects > 0) void lease().catch(onError)
    if (nextTimer !== undefined) timers.nudge(nextTimer)
    stir()
  }
  // Held for good: nobody performs them, somebody says how they end.
  const lease = async (): Promise<void> => {
    calls.add(await store.effects.lease(clock.now(), foreverMs, 100))
    stir()
  }
  const turns = await createTurns({
    store,
    library,
    availability,
    clock,
    random: around.random,
    ...(around.watchdog ? { watchdog: around.watchdog } : {}),
    ...(around.medium ? { medium: around.medium } : {}),
    team: pretendedTeam(around.inboxes),
    presence: () => () => (pretence.away ? awaySince : undefined),
    turnsPerMinute: 300,
    capacity: 100,
    committed,
  })
  const timers = createTimerLoop({ timers: store.timers, turns, clock, onError })
  const { page, vars, tz, languages } = about
  await turns.begin({
    visitorId: visitor.id,
    flow: flow.id,
    languages,
    clientMsgId: 'begin',
    ...(tz === undefined ? {} : { tz }),
    ...(page ? { page } : {}),
    ...(vars ? { vars } : {}),
  })

  const now = (): ConversationRecord => {
    if (!current) throw new Error('it has not begun')
    return current
  }
  const standing = (): PreviewState['timers'] => {
    const nodes = new Map(
      now().frames.flatMap(({ node, timers, silence }) => [
        ...timers.map(timer => [timer.id, node] as const),
        ...(silence ? [[silenceTimer, silence.node] as const] : []),
      ]),
    )
    return [...armed(now())]
      .filter(([id]) => id !== 'left' || pretence.away)
      .map(([id, dueAt]) => {
        const node = nodes.get(id)
        return { id, dueAt, ...(node === undefined ? {} : { node }) }
      })
      .sort((a, b) => a.dueAt - b.dueAt)
  }
  return {
    id: randomBytes(9).toString('base64url'),
    token: randomBytes(24).toString('base64url'),
    by: about.by,
    flow: flow.id,
    visitor,
    parts: { turns, library, availability, channels: around.channels, store, publisher, presence, clock },
    shows() {
      const { channelId: channel, language } = now()
      return { channel, language }
    },
    async state() {
      const record = now()
      const { conversations } = store
      const [traces, events] = await Promise.all([
        conversations.trace(record.id, Math.max(0, record.turn - mostTurns), mostTurns),
        conversations.events(record.id, Math.max(0, record.seq - mostTurns), mostTurns),
      ])
      const stands = { timers: standing(), calls: calls.list(), trouble }
      return { revision, now: clock.now(), record, pretence, turns: traces, events, ...stands }
    },
    changed(after) {
      if (revision !== after || isClosed) return Promise.resolve()
      return new Promise(resolve => {
        const tell = (): void => {
          waiting.delete(tell)
          cancel()
          resolve()
        }
        const cancel = around.clock.after(patienceMs, tell)
        waiting.add(tell)
      })
    },
    async pretend({ vars: given, ...change }) {
      const isBack = change.away === false && pretence.away
      if (change.away === true && !pretence.away) awaySince = clock.now()
      pretend(pretence, change)
      if (given) current = await setVars(store, now(), given, clock.now())
      stir()
      const back = { type: 'return', since: awaySince } as const
      if (isBack) await turns.inbound(now().id, `back:${awaySince}`, 'system', back)
    },
    async skip(ms) {
      const target = ms === undefined ? standing()[0]?.dueAt : clock.now() + ms
      if (target === undefined) return
      for (let rounds = 0; rounds < mostTimers; rounds++) {
        const due = await store.timers.nextDue()
        if (due === undefined || due > target) break
        clock.skip(Math.max(0, due - clock.now()))
        await timers.fire()
      }
      clock.skip(Math.max(0, target - clock.now()))
      stir()
    },
    async say(act) {
      await turns.say(visitor.id, now().id, randomBytes(9).toString('base64url'), act)
    },
    async act(agent, act) {
      await turns.act(now().id, agent, `agent:${agent.id}`, act)
    },
    async tell(event) {
      const key = randomBytes(9).toString('base64url')
      await turns.tell(now().id, { event, key, actor: 'api:preview', inboxes: undefined })
    },
    async end(id, outcome) {
      const { conversation, heard } = calls.end(id, outcome)
      stir()
      await turns.inbound(conversation, `effect:${id}`, 'system', { type: 'result', effect: id, heard })
    },
    ended: tell => void heard.add(tell),
    async close() {
      if (isClosed) return
      isClosed = true
      for (const tell of [...waiting, ...heard]) tell()
      await timers.stop()
      await turns.mailboxes.drained()
      await memory.close()
    },
  }
}

const foreverMs = 100 * 366 * 86_400_000
/** Of turns, and of lines of the stream: the last ones are looked at. */
const mostTurns = 200
/** Timers that one skip lets fire: a flow may set a new one each time. */
const mostTimers = 200
/** How long somebody waits for news before they are told that there are none. */
const patienceMs = 20_000
