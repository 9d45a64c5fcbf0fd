import { blankRecord } from '../../runtime/conversation/begin.ts'
import type { Inbound } from '../../runtime/conversation/inbound.ts'
import type { ConversationRecord } from '../../runtime/conversation/record.ts'
import { step, type Turn } from '../../runtime/conversation/step.ts'
import type { World } from '../../runtime/conversation/world.ts'
import type { Program } from '../../runtime/flow/program.ts'
import type { Way } from './cpu-per-turn.ts'
import { answerAt } from './loop-flow.ts'

/** All that a turn does between reading a row and writing it. */
export function wholeStep(name: string, program: Program): Way {
  const first = turnsOf(program).next().value
  let json = JSON.stringify(first?.record)
  return {
    name,
    turn(number) {
      const record: ConversationRecord = JSON.parse(json)
      json = JSON.stringify(take(program, record, { type: 'message', act: { text: answerAt(number) } }, number).record)
    },
  }
}

/** A conversation without end, turn by turn. */
export function* turnsOf(program: Program): Generator<Turn, undefined> {
  const { flow, version } = program
  const about = {
    id: 'bench',
    channelId: 'website',
    inboxId: 'main',
    visitorId: 'visitor',
    flow: flow.id,
    version,
    language: 'en',
    tz: 'UTC',
  }
  let turn = take(program, blankRecord(about, from), { type: 'begin', act: { text: 'Hello' } }, 0)
  for (let number = 1; ; number += 1) {
    yield turn
    turn = take(program, turn.record, { type: 'message', act: { text: answerAt(number) } }, number)
  }
}

function take(program: Program, record: ConversationRecord, event: Inbound, number: number): Turn {
  const turn = step(record, event, worldAt(program, number))
  if (!turn || turn.trace.halted !== undefined) throw new Error(`the flow stopped: ${turn?.trace.halted}`)
  return turn
}

function worldAt(program: Program, number: number): World {
  return {
    now: from + number * 1_000,
    actor: 'visitor:visitor',
    program: () => program,
    live: () => program,
    facts: () => facts,
    vouched: {},
    turnsPerMinute: Number.POSITIVE_INFINITY,
  }
}

const from = 1_767_225_600_000
const facts = { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: { anyone: 1 }, random: 0 }
