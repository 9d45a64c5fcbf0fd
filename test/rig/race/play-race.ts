import { type ApiScene, adminToken, type Reply } from '../api-scene.ts'
import type { Move, Race } from './any-race.ts'
import { raceFlows } from './race-flows.ts'

/** What a race left behind, as the API tells it. */
export interface Played {
  readonly conversations: readonly Track[]
  /** What was acknowledged: the line, where it is to be found. */
  readonly acknowledged: readonly Acknowledged[]
  /** Answers that nobody should get. */
  readonly wrong: readonly string[]
}

/** Everything that is kept of one conversation. */
export interface Track {
  // biome-ignore lint/suspicious/noExplicitAny: the scene holds every answer to the contract
  readonly conversation: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly events: readonly any[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly log: readonly any[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly trace: readonly any[]
}

export interface Acknowledged {
  readonly conversation: string
  readonly seq: number
  readonly text: string
  readonly author: 'visitor' | 'agent'
}

/** Plays a race over the API: what belongs to one moment is sent at once. */
export async function playRace(scene: ApiScene, { flow, moments }: Race): Promise<Played> {
  const token = await scene.visitor()
  const wrong: string[] = []
  const acknowledged: Acknowledged[] = []
  const conversations = new Set<string>()
  let current = ''
  let keys = 0

  const note = (what: string, reply: Reply): void => {
    if (reply.status >= 500 || (reply.status >= 400 && ![409, 422].includes(reply.status)))
      wrong.push(`${what}: ${reply.status} ${reply.text}`)
  }
  const heard = (reply: Reply, author: 'visitor' | 'agent', text: string): void => {
    const { id } = reply.json.conversation
    conversations.add(id)
    if (author === 'visitor') current = id
    if (reply.json.seq > 0) acknowledged.push({ conversation: id, seq: reply.json.seq, text, author })
  }
  const says = async (body: Readonly<Record<string, unknown>>, text: string, twice: boolean): Promise<void> => {
    const clientMsgId = `k${keys++}`
    const path = current === '' ? 'POST /api/visitor/conversations' : `POST /api/visitor/conversations/${current}/messages`
    const first = current === '' ? { flow: raceFlows[flow]?.id } : {}
    const send = () => scene.call(path, { ...first, clientMsgId, ...body }, token)
    const [reply, ...again] = await Promise.all(twice ? [send(), send()] : [send()])
    note('visitor', reply)
    for (const other of again)
      if (other.text !== reply.text && (other.json.seq !== reply.json.seq || other.status !== reply.status))
        wrong.push(`a repeat got another answer: ${reply.text} / ${other.text}`)
    if (reply.status < 300) heard(reply, 'visitor', text)
  }
  const acts = async (move: Extract<Move, { to: unknown }>): Promise<void> => {
    const { who, does, to, goOn } = move
    const text = `${who} ${keys++}`
    const bodies: Readonly<Record<typeof does, object>> = {
      messages: { text },
      notes: { text },
      join: {},
      assign: { assignee: to === null ? null : { id: to, name: to } },
      'give-back': { continue: goOn },
      snooze: { until: new Date(scene.clock.now() + 120_000).toISOString() },
      close: {},
      reopen: {},
      labels: goOn ? { add: ['urgent'] } : { remove: ['urgent'] },
    }
    const body = { ...bodies[does], as: { id: who, name: who } }
    const reply = await scene.call(`POST /api/conversations/${current}/${does}`, body, adminToken)
    note(`${who} ${does}`, reply)
    if (reply.status < 300 && does === 'messages') heard(reply, 'agent', text)
  }
  const tells = async (twice: boolean): Promise<void> => {
    const body = { name: 'order.shipped', key: `k${keys++}` }
    const send = () => scene.call(`POST /api/conversations/${current}/events`, body, adminToken)
    const [reply, again] = await Promise.all([send(), twice ? send() : undefined])
    note('event', reply)
    if (again && (again.status !== reply.status || again.json.heard !== reply.json.heard))
      wrong.push(`a repeated event got another answer: ${reply.text} / ${again.text}`)
  }
  const play = async (move: Move): Promise<void> => {
    if (move.who === 'time') {
      scene.clock.advance(move.ms)
      return scene.settle()
    }
    if (move.who === 'program') return tells(move.twice)
    if (move.who !== 'visitor') return acts(move)
    if (move.does === 'look') {
      await scene.call(`GET /api/visitor/conversations/${current}/events?after=0`, undefined, token)
      return scene.runtime.returns.idle()
    }
    if (move.does === 'write') return says({ text: move.text }, move.text, move.twice)
    if (move.does === 'pick') return says({ choice: move.choice }, '', false)
    const reply = await scene.call(`POST /api/visitor/conversations/${current}/person`, { clientMsgId: `k${keys++}` }, token)
    note('person', reply)
  }

  await says({ text: 'Hi' }, 'Hi', false)
  for (const moment of moments) await Promise.all(moment.map(play))
  await scene.pass(5_000)
  return { conversations: await Promise.all([...conversations].map(id => trackOf(scene, id))), acknowledged, wrong }
}

async function trackOf(scene: ApiScene, id: string): Promise<Track> {
  const get = async (path: string) => (await scene.call(`GET /api/conversations/${id}${path}`, undefined, adminToken)).json
  return {
    conversation: (await get('')).conversation,
    events: (await get('/events?limit=500')).events,
    log: (await get('/log?limit=500')).entries,
    trace: (await get('/trace?limit=500')).turns,
  }
}
