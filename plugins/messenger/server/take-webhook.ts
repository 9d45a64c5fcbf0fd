import { createHash } from 'node:crypto'
import { errorWords } from '../../kit/index.ts'
import type { Incoming, Line, News } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { createEchoes } from './echoes.ts'
import type { Flights } from './flights.ts'
import { type Heard, hear } from './hear.ts'
import type { Holders } from './holders.ts'
import type { Waiting } from './memory.ts'
import { mergeNews, type Understood } from './merge-news.ts'
import { isPassing, type Pending } from './pending.ts'
import type { People } from './people.ts'
import { readBody, type Told } from './read-body.ts'

export interface TakeParts {
  readonly line: Pick<Line<MessengerConfig>, 'config' | 'receive' | 'tell' | 'bury' | 'log' | 'clock'>
  readonly holders: Holders
  readonly pending: Pending
  readonly people: People
  readonly flights: Flights
  /** Somebody has written. */
  readonly wrote: (person: string) => void
  /** Meta warns the Page, stops it, or lets it go on. */
  readonly police: (action: string, reason: string) => void
}

/** Who may be held back until their name is known: whoever comes in a crowd is asked for when they write again. */
const mostNames = 8

/**
 * Takes what a signed body tells. Resolves once all of it is on the disk; what cannot be understood is buried, and holds up nothing else.
 * Rejects where it is to be brought again, as a whole: what of it is here by then is told by its ids.
 */
export function createTakeWebhook(parts: TakeParts): (body: Buffer) => Promise<void> {
  const { line, holders, pending, people, flights, wrote, police } = parts
  const { config, clock, log } = line
  const echoed = createEchoes(line, flights)

  const bury = (id: string, sender: string | undefined, why: string, what: string): Promise<void> =>
    line.bury({ id, why, what, ...(sender === undefined ? {} : { sender }) })

  const receive = async (incoming: Incoming, event: unknown): Promise<void> => {
    const name = people.knows(incoming.from.id) ? await people.nameOf(incoming.from.id) : undefined
    try {
      await line.receive(name === undefined ? incoming : { ...incoming, from: { ...incoming.from, name } })
    } catch (error) {
      if (isPassing(error)) throw error
      await bury(`broken:${incoming.id}`.slice(0, 200), incoming.from.id, errorWords(error), JSON.stringify(event))
    }
  }
  // News of something that is not handed on yet would be of nothing.
  const tell = (person: string | undefined, news: News): Promise<void> | undefined => {
    if (person === undefined || !pending.has(person)) return line.tell(news)
    pending.after(person, () => line.tell(news))
    return undefined
  }
  const told = (body: Buffer): Told | undefined => {
    try {
      return readBody(body)
    } catch {
      return undefined
    }
  }
  const isOurs = ({ happening }: Understood): boolean => happening.page === config.page || happening.page === ''

  return async body => {
    const read = told(body)
    if (!read) {
      const id = `body:${createHash('sha256').update(body).digest('base64url')}`
      return bury(id, undefined, 'it is signed, and no JSON that tells of a Page', body.toString('utf8'))
    }
    const about = { app: config.app, now: clock.now(), humanAgent: config.humanAgent }
    const all = read.happenings.map(happening => ({ happening, heard: hear(happening, about) }))
    const own = mergeNews(all.filter(isOurs))
    const passedOver = read.passedOver + all.filter(one => !isOurs(one)).length
    if (passedOver > 0) log('what is none of this Page’s messages was passed over', { passedOver })

    const batch = createBatch(pending, people, config.names)
    const works: Promise<unknown>[] = [holders.learn(own)]
    const take = (heard: Heard, event: unknown): Promise<unknown> | undefined => {
      switch (heard.type) {
        case 'incoming': {
          const { incoming, media } = heard
          wrote(incoming.from.id)
          if (batch.holdsBack(incoming.from.id, media.length))
            return batch.add({ incoming: { ...incoming }, media: [...media], isElsewhere: false })
          return receive(incoming, event)
        }
        case 'echo': {
          const echo = echoed(heard)
          return echo instanceof Promise ? echo : batch.add(echo)
        }
        case 'news':
          return heard.news.type === 'held-by' ? undefined : tell(heard.person, heard.news)
        case 'broken':
          return bury(heard.id, heard.sender, heard.why, JSON.stringify(event) ?? '')
        case 'policy':
          police(heard.action, heard.reason)
          return undefined
        case 'passed-over':
          log('something that happened at a Page was passed over', { kind: heard.kind })
          return undefined
      }
    }
    for (const { heard, happening } of own) works.push(Promise.resolve(take(heard, happening.event)))
    const results = await Promise.allSettled(works)
    // What waits for its files stands behind what the same person wrote before it.
    results.push(...(await Promise.allSettled([pending.add(batch.waiting)])))
    const failed = results.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    if (batch.left > 0) throw new TooMuch()
  }
}

/** There is no room to keep all of it until its files are fetched: it is to be brought again. */
export class TooMuch extends Error {
  override name = 'TooMuch'
  constructor() {
    super('too much is waiting for its files')
  }
}

interface Batch {
  readonly waiting: readonly Waiting[]
  /** What there was no room for. */
  readonly left: number
  holdsBack(person: string, media: number): boolean
  add(waiting: Waiting): undefined
}

/** What of one body is not handed on at once. */
function createBatch(pending: Pending, people: People, asksNames: boolean): Batch {
  const waiting: Waiting[] = []
  const persons = new Set<string>()
  const asked = new Set<string>()
  // How much there is room for takes a look at all that waits.
  let measured: number | undefined
  const roomLeft = (): number => measured ?? pending.room()
  let left = 0
  return {
    waiting,
    get left() {
      return left
    },
    holdsBack(person, media) {
      if (media > 0 || persons.has(person) || pending.has(person)) return true
      if (!asksNames || people.knows(person) || asked.size + pending.count() >= mostNames) return false
      asked.add(person)
      return true
    },
    add(one) {
      const size = JSON.stringify(one).length
      const room = roomLeft()
      measured = room
      if (size > room) left += 1
      else {
        measured = room - size
        waiting.push(one)
        persons.add(one.incoming.from.id)
      }
      return undefined
    },
  }
}
