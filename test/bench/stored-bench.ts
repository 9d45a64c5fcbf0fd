import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { type ChildServer, startParley } from './child-server.ts'
import { newTalk, storedClient } from './clients.ts'
import { openConnection } from './connection.ts'
import { type Bench, type Figure, figureOf, quantile, ratios } from './figure.ts'
import { type Extent, load } from './load.ts'
import { publishFlow } from './publish-flow.ts'
import { createStoredTurns } from './stored-turns.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a turn costs when much is stored: many conversations, and a long one. */
export const storedBench: Bench = {
  name: 'stored',
  async measure({ quick }) {
    const many = quick ? 10_000 : 100_000
    const [small, large] = await Promise.all([filled(few), filled(many)])
    const figures = [...(await manyConversations(small, large, many, quick)), ...(await longConversation(small, quick))]
    await Promise.all([small.stop(), large.stop()])
    return figures
  },
}

const few = 1_000
const turnsEach = 4
const visitors = 16
const warmUp = { ms: 20_000, asks: 10_000 }

/** A server on a store that holds so many conversations, of four turns each. */
async function filled(conversations: number): Promise<ChildServer> {
  const folder = temporaryFolder()
  const store = await createSqliteStore({ folder })
  const storedTurn = await createStoredTurns(turnsEach)
  const atOnce = 1_000
  for (let first = 0; first < conversations; first += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, conversations - first) }, (_, at) => first + at)
    for (let turn = 1; turn <= turnsEach; turn += 1) {
      const outcomes = await store.commit(batch.map(number => storedTurn(number, turn)))
      for (const outcome of outcomes) if ('error' in outcome) throw outcome.error
    }
  }
  await store.close()
  const server = await startParley(folder)
  await publishFlow(server)
  return server
}

/**
 * The same thousand conversations go on, alone and among many that rest; and, hardest, any of the many does, so that few
 * pages of the database and few visitors are at hand.
 */
async function manyConversations(
  small: ChildServer,
  large: ChildServer,
  many: number,
  quick: boolean,
): Promise<readonly Figure[]> {
  const ways = [[small, few] as const, [large, few] as const, [large, many] as const]
  const rates: [number[], number[], number[]] = [[], [], []]
  const rate = async ([server, active]: (typeof ways)[number], extent: Extent): Promise<number> => {
    const clients = Array.from({ length: visitors }, () => storedClient(active))
    return (await load(server.url, clients, extent)).perSecond
  }
  for (const way of ways) await rate(way, warmUp)
  const ms = quick ? 1_000 : 3_000
  for (let round = 0; round < (quick ? 3 : 7); round += 1)
    for (const [at, way] of ways.entries()) rates[at]?.push(await rate(way, { ms }))
  const [alone, among, any] = rates
  const [active, stored] = [few.toLocaleString('en'), many.toLocaleString('en')]
  return [
    figureOf(`turns in ${active} conversations, nothing else stored`, 'turns/s', alone),
    figureOf(`turns in ${active} conversations of ${stored}`, 'turns/s', among),
    figureOf(`turns in any of ${stored} conversations`, 'turns/s', any),
    figureOf('a turn among many stored, to one among few', 'x', ratios(alone, among), { most: 1.2 }),
    figureOf('a turn when all of the many are active, to one among few', 'x', ratios(alone, any)),
  ]
}

/** One visitor who does not stop: the first hundred turns beside those around the thousandth. */
async function longConversation(server: ChildServer, quick: boolean): Promise<readonly Figure[]> {
  const early: number[] = []
  const late: number[] = []
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    const connection = await openConnection(server.url)
    const talk = newTalk()
    await talk.begin(connection)
    const tookMs: number[] = []
    for (let turn = 2; turn <= 1_000; turn += 1) {
      const asked = performance.now()
      await talk.say(connection)
      tookMs.push(performance.now() - asked)
    }
    connection.close()
    early.push(quantile(tookMs.slice(0, 99), 0.5))
    late.push(quantile(tookMs.slice(-100), 0.5))
  }
  return [
    figureOf('turns 1 to 100 of a conversation, p50', 'ms', early),
    figureOf('turns 901 to 1,000, p50', 'ms', late),
    figureOf('a late turn, to an early one', 'x', ratios(late, early), { most: 1.2 }),
  ]
}
