import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualClock, type ManualClock } from '../../runtime/clock/manual-clock.ts'
import type { AgentAct } from '../../runtime/conversation/inbound.ts'
import { ownerOf, statusOf } from '../../runtime/conversation/lifecycle.ts'
import type { ConversationRecord } from '../../runtime/conversation/record.ts'
import { createRuntime, type Runtime, type RuntimeOptions } from '../../runtime/create-runtime.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import type { Answered } from '../../runtime/turn/turns.ts'

/** A real runtime on a real store in a folder of its own, with a clock that the test moves. */
export interface Scene {
  readonly runtime: Runtime
  readonly clock: ManualClock
  readonly dataDir: string
  publish(flow: unknown): Promise<Flow>
  /** A visitor comes. Nothing is stored until they act. */
  visitor(flow: string): Promise<Visitor>
  agent(id: string, name?: string): (conversation: string, act: AgentAct) => Promise<Answered>
  /** Moves the clock; all that becomes due meanwhile happens. */
  pass(ms: number): Promise<void>
  /** Does all timers and effects that are due now. */
  settle(): Promise<void>
  /** Closes and opens the same folder again. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface Visitor {
  /** What the visitor sees before acting. */
  readonly greeting: readonly string[]
  readonly conversation: string
  /** Acts: the first act begins the conversation with the greeting that was shown. */
  says(text: string): Promise<Answered>
  picks(choice: string | readonly string[]): Promise<Answered>
  /** The transcript so far: `V text`, `B text`, `A name: text`, and `· event`. */
  transcript(): Promise<readonly string[]>
  record(): Promise<ConversationRecord>
}

export async function createScene(options: Partial<RuntimeOptions> = {}): Promise<Scene> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'parley-test-')))
  const clock = createManualClock()
  const errors: unknown[] = []
  const open = (): Promise<Runtime> =>
    createRuntime({ dataDir, clock, random: () => 0.5, turnsPerMinute: 10_000, onError: error => errors.push(error), ...options })
  let runtime = await open()
  let messages = 0
  const settle = async (): Promise<void> => {
    for (;;) {
      await runtime.returns.idle()
      const done = (await runtime.timers.fire()) + (await runtime.effects.work()) + (await runtime.lines.work())
      if (done === 0) return
    }
  }
  return {
    get runtime() {
      return runtime
    },
    clock,
    dataDir,
    async publish(flow) {
      const { id, ...parsed } = parseFlow(flow)
      const known = runtime.library.has(id) ? await runtime.library.draft(id) : undefined
      const { revision } = known
        ? await runtime.library.save(id, known.revision, { id, ...parsed })
        : await runtime.library.create({ id, ...parsed })
      await runtime.library.publish(id, revision, 'test')
      return { id, ...parsed }
    },
    async visitor(flow) {
      const { opening } = await runtime.turns.greet({ flow, languages: ['en'] })
      let id = ''
      let visitorId = ''
      const act = async (what: { text: string } | { choice: string | readonly string[] }): Promise<Answered> => {
        messages += 1
        const clientMsgId = `c${messages}`
        if (id) {
          const answered = await runtime.turns.say(visitorId, id, clientMsgId, what)
          id = answered.record.id
          return answered
        }
        const begun = await runtime.turns.begin({
          flow,
          languages: ['en'],
          clientMsgId,
          act: what,
          ...(opening ? { opening: opening.token } : {}),
        })
        id = begun.record.id
        visitorId = begun.record.visitorId
        return begun
      }
      return {
        greeting: opening?.messages.map(message => message.text) ?? [],
        get conversation() {
          return id
        },
        says: text => act({ text }),
        picks: choice => act({ choice }),
        transcript: () => transcriptOf(runtime, id),
        record: () => recordOf(runtime, id),
      }
    },
    agent:
      (id, name = id) =>
      (conversation, act) =>
        runtime.turns.act(conversation, { id, name }, `agent:${id}`, act),
    async pass(ms) {
      // In steps, so that a timer set by a timer fires at its own time.
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(Math.min(left, 1_000))
        await settle()
      }
    },
    settle,
    async restart() {
      await runtime.close()
      runtime = await open()
    },
    async close() {
      await runtime.close()
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
      if (errors.length > 0) throw new AggregateError(errors, 'errors in the background')
    },
  }
}

async function recordOf(runtime: Runtime, id: string): Promise<ConversationRecord> {
  const record = await runtime.store.conversations.get(id)
  if (!record) throw new Error(`no conversation "${id}"`)
  return record
}

/** A conversation as people read it, straight from the store. */
export async function transcriptOf(runtime: Runtime, id: string): Promise<readonly string[]> {
  const events = await runtime.store.conversations.events(id, 0, 500)
  const gap = events.findIndex((event, index) => event.seq !== index + 1)
  if (gap !== -1) throw new Error(`the stream has a gap at ${gap + 1}`)
  return events.map(event => {
    if (event.type === 'message')
      return event.author === 'agent'
        ? `A ${event.name}: ${event.text}`
        : `${event.author === 'visitor' ? 'V' : 'B'} ${event.text}`
    if (event.type === 'edit' || event.type === 'delete') return `· ${event.type} ${event.of}`
    return event.type === 'agent' ? `· ${event.agent.name} ${event.change}` : `· ${event.status}, ${event.owner}`
  })
}

export const view = (record: ConversationRecord): { status: string; owner: string } => ({
  status: statusOf(record.state),
  owner: ownerOf(record.state),
})
