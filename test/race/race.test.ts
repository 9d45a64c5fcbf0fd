import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, createApiScene } from '../rig/api-scene.ts'
import { anyRace } from '../rig/race/any-race.ts'
import { type Played, playRace } from '../rig/race/play-race.ts'
import { calledFlow, raceFlows } from '../rig/race/race-flows.ts'
import { raceViolations } from '../rig/race/race-violations.ts'

const numRuns = Number(process.env.RACES ?? 300)

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  for (const flow of [calledFlow, ...raceFlows]) await scene.publish(flow)
})
afterAll(() => scene.close())

test('visitor, agents, timers and flow may meet in any order: one voice, one farewell, one truth', {
  timeout: 180_000 + numRuns * 500,
}, async () => {
  const met = { agent: 0, gaveBack: 0, closed: 0, timers: 0, events: 0, silences: 0 }
  let returns = 0
  await fc.assert(
    fc.asyncProperty(anyRace, async race => {
      const played = await playRace(scene, race)
      expect(raceViolations(played)).toEqual([])
      for (const { events, log, trace } of played.conversations) {
        if (events.some(event => event.author === 'agent')) met.agent += 1
        if (log.some(entry => entry.by === 'agent.gave-back')) met.gaveBack += 1
        if (events.some(event => event.status === 'closed')) met.closed += 1
        if (trace.some(turn => turn.event.type === 'timer')) met.timers += 1
        if (trace.some(turn => turn.event.type === 'event' && turn.path.length > 0)) met.events += 1
        if (trace.some(turn => turn.event.id === 'silence')) met.silences += 1
        if (trace.some(turn => turn.event.type === 'return')) returns += 1
      }
    }),
    { numRuns },
  )
  // Races in which nothing happens would prove nothing.
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(numRuns / 20)
  expect(returns).toBeGreaterThan(0)
})

const line = (seq: number, author: string, text: string) => ({ seq, type: 'message', author, text, name: 'ada' })
const status = (seq: number, status: string, owner: string) => ({ seq, type: 'status', status, owner })

test('what must not be is found', () => {
  const played: Played = {
    acknowledged: [{ conversation: 'c', seq: 1, text: 'Hello', author: 'visitor' }],
    wrong: [],
    conversations: [
      {
        conversation: { id: 'c', status: 'open', owner: 'bot', assignee: null, labels: [], turn: 1 },
        events: [status(1, 'open', 'agent'), line(2, 'agent', 'Hi'), line(3, 'bot', 'Goodbye.'), line(5, 'bot', 'Goodbye.')],
        log: [],
        trace: [{ turn: 1, state: ['open.agent', 'open.agent'], event: { type: 'message' }, path: [{}] }],
      },
    ],
  }
  expect(raceViolations(played)).toEqual([
    'c: the stream has a gap',
    'c: ada talks at 2 and has not joined',
    'c: a bot talks over an agent at 3',
    'c: a bot talks over an agent at 5',
    'c: a second farewell at 5',
    'c: it is open, bot, and was told to be open, agent',
    'c: the flow heard a message in turn 1 although an agent has the conversation',
    '"Hello" was acknowledged as 1 of c and is not there',
  ])
})
