import type { AnyAction } from '../../plugins/kit/action.ts'
import type { Inbound } from '../conversation/inbound.ts'
import { issueOf } from '../errors/issue.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { LeasedEffect } from '../store/contract.ts'
import { exampleOf } from './example-of.ts'

/** What a conversation that is tried out would ask of other systems: nothing is sent, somebody says how each ends. */
export interface Calls {
  list(): readonly Call[]
  add(effects: readonly LeasedEffect[]): void
  /** Nobody waits for these any more. */
  drop(ids: readonly string[]): void
  /** Takes one away, with what the flow hears of it. Errors: `effect_unknown`, `preview_result_invalid`. */
  end(id: string, outcome: Outcome): { readonly conversation: string; readonly heard: Heard }
}

/** One of them, with what could come back. */
export interface Call extends Pick<LeasedEffect, 'id' | 'flow' | 'node' | 'action' | 'input'> {
  readonly example: unknown
}

export type Outcome =
  | { readonly outcome: 'ok'; readonly result?: unknown }
  /** `code`: as the flow hears it, `target_failed` unless said. */
  | { readonly outcome: 'failed'; readonly code?: string | undefined }
type Heard = Extract<Inbound, { type: 'result' }>['heard']

export function createCalls(declarations: Declarations): Calls {
  const waiting = new Map<string, Call & { readonly conversation: string }>()
  const resultOf = (action: string) => {
    const declared = declarations.get(action)
    return declared?.type === 'action' ? declared.result : undefined
  }
  return {
    list: () => [...waiting.values()].map(({ conversation: _conversation, ...call }) => call),
    add(effects) {
      for (const { id, conversation, flow, node, action, input } of effects)
        waiting.set(id, { id, conversation, flow, node, action, input, example: exampleOf(resultOf(action)) })
    },
    drop(ids) {
      for (const id of ids) waiting.delete(id)
    },
    end(id, outcome) {
      const call = waiting.get(id)
      if (!call) throw new ParleyError('effect_unknown', { id })
      const { conversation, action, example } = call
      const heard = heardOf(resultOf(action), action, example, outcome)
      waiting.delete(id)
      return { conversation, heard }
    },
  }
}

function heardOf(schema: AnyAction['result'], action: string, example: unknown, outcome: Outcome): Heard {
  if (outcome.outcome === 'failed') {
    const { code = 'target_failed' } = outcome
    return { type: 'failed', error: { code, message: 'as somebody has chosen' } }
  }
  const result = outcome.result ?? example
  const read = schema?.safeParse(result)
  if (read?.success === false) {
    const details = read.error.issues.map(issue => issueOf(issue))
    throw new ParleyError('preview_result_invalid', { action }, { details })
  }
  return { type: 'performed', result: read ? read.data : result }
}
