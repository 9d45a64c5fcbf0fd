import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Inbound } from '../../runtime/conversation/inbound.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { anyCase, type Case } from '../rig/reference/any-case.ts'
import { createHouse, type House } from '../rig/reference/house.ts'
import { eventOf } from '../rig/reference/play-case.ts'
import { amy, createTalk, lineOf, type Talk } from '../rig/reference/talk.ts'
import { type View, viewOfRecord } from '../rig/reference/view.ts'

const numRuns = Number(process.env.FC_RUNS ?? 120)

/** The same flows under names of their own: many conversations share one house. */
function renamed({ flows }: Case, mark: number): Case['flows'] {
  const name = (flow: unknown): unknown => (flow === 'main' || flow === 'sub' ? `${flow}${mark}` : flow)
  return flows.map(flow => ({
    ...flow,
    id: `${flow.id}${mark}`,
    nodes: flow.nodes.map(node => ({
      ...node,
      config: 'flow' in node.config ? { ...node.config, flow: name(node.config.flow) } : node.config,
    })),
  }))
}

async function viewAt(house: House, id: string): Promise<View> {
  const { conversations } = house.store
  const record = await conversations.get(id)
  if (!record) throw new Error('no conversation')
  const [events, log] = [await conversations.events(id, 0, 500), await conversations.log(id, 0, 500)]
  return viewOfRecord(record, events.map(lineOf), log)
}

/** Brings an event to the house, as the outside would. Gives the code of a refusal. */
async function bring(house: House, id: string, visitor: string, event: Inbound, key: string): Promise<string | undefined> {
  const { turns } = house
  try {
    if (event.type === 'message') await turns.say(visitor, id, key, event.act)
    else if (event.type === 'ask-for-person') await turns.askForPerson(visitor, id, key)
    else if (event.type === 'event') await turns.tell(id, { event, key, actor: 'api:shop', inboxes: undefined })
    else if (event.type === 'return') await turns.inbound(id, `back:${key}`, 'system', event)
    else if (event.type === 'result') await turns.inbound(id, `effect:${event.effect}`, 'system', event)
    else if ('agent' in event) {
      const { agent, ...act } = event
      await turns.act(id, agent, `agent:${agent.id}`, act, key)
    }
    return undefined
  } catch (error) {
    if (error instanceof ParleyError) return error.code
    throw error
  }
}

function refusalOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof ParleyError) return error.code
    throw error
  }
}

test('what goes through the store, with restarts in between, is what the step alone makes of it', {
  timeout: 180_000 + numRuns * 200,
}, async () => {
  const house = await createHouse(30)
  let mark = 0
  await fc.assert(
    fc.asyncProperty(anyCase, fc.array(fc.nat({ max: 18 }), { maxLength: 1 }), async (drawn, restarts) => {
      mark += 1
      const flows = renamed(drawn, mark)
      house.publish(flows)
      await house.restart()
      const talk: Talk = createTalk(flows, { turnsPerMinute: 30, startsAt: house.clock.now() })
      talk.begin()
      const begun = await house.turns.begin({ flow: `main${mark}`, languages: ['en'], clientMsgId: 'begin' })
      const { id, visitorId } = begun.record
      for (const [at, happening] of drawn.happens.entries()) {
        if (restarts.includes(at)) await house.restart()
        if (happening.what === 'pass') {
          talk.pass(happening.ms)
          house.clock.advance(happening.ms)
          await house.fire()
        } else {
          const event = eventOf(happening, talk)
          if (!event) continue
          const effects = (await house.store.conversations.trace(id, 0, 500)).flatMap(trace => trace.effects ?? [])
          const mine = talk.effects.map(effect => effect.id)
          const theirs: Inbound =
            event.inbound.type === 'result'
              ? { ...event.inbound, effect: effects[mine.indexOf(event.inbound.effect)] ?? '' }
              : event.inbound
          const refused = refusalOf(() => talk.take(event.inbound))
          expect(await bring(house, id, visitorId, theirs, `k${at}`)).toBe(refused)
        }
        expect(await viewAt(house, id)).toEqual(viewOfRecord(talk.record, talk.lines, talk.log))
      }
      // Its flows go: whoever has it, no timer runs.
      await bring(house, id, visitorId, { type: 'agent-join', agent: amy }, 'end')
    }),
    { numRuns },
  )
  await house.close()
})
