import { type AnyMachineSnapshot, transition } from 'xstate'
import { compile } from '../../runtime/flow/compile.ts'
import type { Declarations } from '../../runtime/flow/declarations.ts'
import type { FlowContext } from '../../runtime/flow/flow-context.ts'
import { createProgram, type Program } from '../../runtime/flow/program.ts'
import { standing } from '../../runtime/flow/stepper.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { cpuPerTurn, type Way } from './cpu-per-turn.ts'
import { type Bench, figureOf, ratios } from './figure.ts'
import { handWritten } from './hand-written.ts'
import { answerAt, loopFlow } from './loop-flow.ts'
import { wholeStep } from './whole-step.ts'

/** What the pure part of a turn costs: the flow's machine, beside other ways to run the same flow, and the whole step. */
export const stepBench: Bench = {
  name: 'step',
  async measure({ quick }) {
    const { declarations } = await loadPlugins()
    const program = (size: number): Program => createProgram(loopFlow('bench', size), 1, declarations)
    const [small, middle, large] = [program(50), program(1_000), program(5_000)]
    const machines = cpuPerTurn(
      [machine('50', small), machine('1,000', middle), machine('5,000', large), handWritten(middle)],
      quick ? 5_000 : 20_000,
      quick ? 3 : 7,
    )
    const of = (name: string): readonly number[] => machines.get(name) ?? []
    const whole = cpuPerTurn(
      [wholeStep('50', small), wholeStep('1,000', middle), wholeStep('5,000', large)],
      quick ? 5_000 : 20_000,
      quick ? 3 : 7,
    )
    const wholeOf = (name: string): readonly number[] => whole.get(name) ?? []
    const official = cpuPerTurn([officialWay(middle, declarations)], quick ? 500 : 4_000, 3).get('official') ?? []
    return [
      figureOf('machine, a turn at 1,000 nodes', 'us CPU', of('1,000'), { most: 60 }),
      figureOf('machine, 5,000 nodes / 1,000', '', ratios(of('5,000'), of('1,000')), { most: 1.2 }),
      figureOf('machine, 1,000 nodes / 50', '', ratios(of('1,000'), of('50')), { most: 1.2 }),
      figureOf('loop by hand, same handlers, 1,000 nodes', 'us CPU', of('by hand')),
      figureOf('restoreSnapshot + transition(), unfolded, 1,000 nodes', 'us CPU', official),
      figureOf('whole step, record from and to JSON, 1,000 nodes', 'us CPU', wholeOf('1,000')),
      figureOf('whole step, 5,000 nodes / 50', '', ratios(wholeOf('5,000'), wholeOf('50')), { most: 1.2 }),
    ]
  },
}

/** The machine as the server runs it. */
function machine(name: string, program: Program): Way {
  let { node, context } = program.step(program.start, blank, { type: `trigger.${program.start}` })
  return {
    name,
    turn(number) {
      const message = { id: `m${number}`, text: answerAt(number) }
      ;({ node, context } = program.step(node, context, { type: 'message', message }))
    },
  }
}

/** The machine as everybody can have it, through what XState documents. */
function officialWay({ flow, start }: Program, declarations: Declarations): Way {
  const machine = compile(flow, declarations)
  const next = (node: string, context: FlowContext, event: object): AnyMachineSnapshot => {
    const at = machine.restoreSnapshot(standing(node, context) as never, undefined as never)
    return transition(machine, at, event as never)[0] as AnyMachineSnapshot
  }
  let snapshot = next(start, blank, { type: `trigger.${start}` })
  return {
    name: 'official',
    turn(number) {
      const message = { id: `m${number}`, text: answerAt(number) }
      snapshot = next(String(snapshot.value), snapshot.context, { type: 'message', message })
    },
  }
}

const blank: FlowContext = {
  languages: ['en'],
  vars: {},
  contact: {},
  facts: { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: { anyone: 1 }, random: 0 },
  now: 1_767_225_600_000,
  attempt: 0,
  memory: undefined,
  port: null,
  did: [],
}
