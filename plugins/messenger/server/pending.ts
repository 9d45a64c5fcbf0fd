import { errorWords } from '../../kit/index.ts'
import type { Incoming, IncomingFile } from '../../kit/server.ts'
import type { Medium } from './attachments.ts'
import type { Memory, Waiting } from './memory.ts'
import { say } from './say.ts'

/** What was written, and is handed on once its files are fetched and it is known who wrote: in order for each person. */
export interface Pending {
  /** Is something of this person's waiting? What they send next goes behind it. */
  has(person: string): boolean
  /** How many are waiting. */
  count(): number
  /** How many characters more there is room for. */
  room(): number
  /** Takes these up. Resolves once they cannot be lost any more; they are handed on by and by. */
  add(waiting: readonly Waiting[]): Promise<void>
  /** Does something once all of a person's is handed on. */
  after(person: string, work: () => Promise<void>): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export interface PendingParts {
  readonly memory: Memory
  /** Hands on what is whole now. `isElsewhere`: somebody of the Page has written it. */
  readonly handOver: (incoming: Incoming, isElsewhere: boolean) => Promise<unknown>
  readonly fetchMedium: (medium: Medium) => Promise<IncomingFile | undefined>
  /** What somebody is called; nothing where that is not asked. */
  readonly nameOf: (person: string) => Promise<string | undefined>
  /** Does something later. */
  readonly later: (ms: number, work: () => void) => void
  readonly log: (message: string, data?: Readonly<Record<string, unknown>>) => void
}

// Below what a channel may keep, with room for what else it keeps.
const mostCharacters = 80_000
const atOnce = 8
const retryMs = 5_000

/** Goes on with what was left over when the server stopped. */
export function createPending({ memory, handOver, fetchMedium, nameOf, later, log }: PendingParts): Pending {
  const { state } = memory
  const chains = new Map<string, Promise<void>>()
  const slots = createSlots(atOnce)

  const chain = (person: string, work: () => Promise<void>): void => {
    const before = chains.get(person) ?? Promise.resolve()
    const mine = before.then(work).finally(() => {
      if (chains.get(person) === mine) chains.delete(person)
    })
    chains.set(person, mine)
  }
  const handOn = async (waiting: Waiting): Promise<void> => {
    const { incoming, media, isElsewhere } = waiting
    const [name, files] = await slots(() => Promise.all([nameOf(incoming.from.id), Promise.all(media.map(fetchMedium))]))
    // Boundary: what is kept was made by `hear`.
    const whole = complete(incoming as unknown as Incoming, name, files)
    try {
      await handOver(whole, isElsewhere)
    } catch (error) {
      if (isPassing(error)) {
        // It stays kept: what breaks off now goes on after the next start too.
        await new Promise<void>(done => later(retryMs, done))
        return handOn(waiting)
      }
      log('what somebody wrote could not be handed on', { why: errorWords(error) })
    }
    state.pending = state.pending.filter(other => other !== waiting)
    // Handed on once more after a sudden end it is known by its id.
    memory.saveSoon()
  }
  const start = (waiting: Waiting): void =>
    chain(waiting.incoming.from.id, () =>
      handOn(waiting).catch((error: unknown) => log('nothing can be kept', { why: String(error) })),
    )

  for (const waiting of state.pending) start(waiting)

  return {
    has: person => chains.has(person),
    count: () => state.pending.length,
    room: () => mostCharacters - memory.size(),
    async add(waiting) {
      const known = new Set(state.pending.map(({ incoming }) => incoming.id))
      const fresh = waiting.filter(({ incoming }) => !known.has(incoming.id))
      state.pending.push(...fresh)
      try {
        await memory.save()
      } catch (error) {
        state.pending = state.pending.filter(other => !fresh.includes(other))
        throw error
      }
      for (const one of fresh) start(one)
    },
    after: (person, work) => chain(person, () => work().catch((error: unknown) => log('news were lost', { why: String(error) }))),
    async idle() {
      while (chains.size > 0) await Promise.all(chains.values())
    },
  }
}

/** Is the trouble ours and passing, so that whoever brought it should come again? */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'store_unavailable' || error.code === 'too_busy')
}

function complete(incoming: Incoming, name: string | undefined, fetched: readonly (IncomingFile | undefined)[]): Incoming {
  const files = fetched.filter(file => file !== undefined)
  const lost = files.length < fetched.length ? say('attachment-lost') : ''
  const text = [incoming.text ?? '', lost].filter(words => words !== '').join('\n')
  return {
    ...incoming,
    ...(name === undefined ? {} : { from: { ...incoming.from, name } }),
    ...(text === '' ? {} : { text: text.slice(0, 8_000) }),
    ...(files.length > 0 ? { files } : {}),
  }
}

/** So many at once, the others wait. */
function createSlots(room: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = room
  const queue: (() => void)[] = []
  return async work => {
    if (free === 0) await new Promise<void>(go => queue.push(go))
    else free -= 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}
