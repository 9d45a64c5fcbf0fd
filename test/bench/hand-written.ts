import { type Heard, handle, type Situation } from '../../plugins/kit/handle.ts'
import type { NodePlan } from '../../runtime/flow/node-plan.ts'
import type { Program } from '../../runtime/flow/program.ts'
import type { Way } from './cpu-per-turn.ts'
import { answerAt } from './loop-flow.ts'

/** The same flow, run by a loop that knows nothing but ports: what a machine is measured against. */
export function handWritten({ nodes, start }: Program): Way {
  let node = nodes.get(start)?.targets.get('next') ?? ''
  let vars: Readonly<Record<string, unknown>> = {}
  let memory: unknown
  let attempt = 0
  const run = ({ declared, config, targets, phrases }: NodePlan, heard: Heard, reply: Situation['reply']): string | null => {
    if (declared?.type !== 'action') throw new Error('the loop runs actions')
    const connected = (port: string): boolean => targets.has(port)
    const did = handle(declared, config, heard, {
      contact: {},
      vars,
      reply,
      facts,
      languages: ['en'],
      now: 1_767_225_600_000,
      attempt,
      memory,
      connected,
      phrases,
    })
    for (const output of did.outputs) if (output.type === 'set') vars = { ...vars, ...output.vars }
    memory = did.memory
    return did.port
  }
  const planOf = (id: string): NodePlan => {
    const plan = nodes.get(id)
    if (!plan) throw new Error(`no node "${id}"`)
    return plan
  }
  run(planOf(node), { type: 'start' }, undefined)
  return {
    name: 'by hand',
    turn(number) {
      const message = { id: `m${number}`, text: answerAt(number) }
      attempt += 1
      let port = run(planOf(node), { type: 'message', message }, message)
      while (port !== null) {
        node = planOf(node).targets.get(port) ?? ''
        attempt = 0
        memory = undefined
        port = run(planOf(node), { type: 'start' }, message)
      }
    },
  }
}

const facts = { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: { anyone: 1 }, random: 0 }
