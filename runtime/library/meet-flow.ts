import { dueIn } from '../../plugins/kit/targeting/due-in.ts'
import { meets, type Visit } from '../../plugins/kit/targeting/meets.ts'
import { readTarget, type Target } from '../../plugins/kit/targeting/target.ts'
import type { Flow } from '../flow/model.ts'
import type { Program } from '../flow/program.ts'

/** Somebody comes to a page of a channel. */
export interface Arrival extends Visit {
  /** Are the hours of the channel open? Without any they are. */
  readonly isOpen: boolean
  /** Is the channel met on pages? Elsewhere flows are for everybody. */
  readonly isOnPages: boolean
}

/** Which flow they meet, if any. */
export interface Met {
  readonly program?: Program
  /** If they only stay where they are: after how many ms there may be one. */
  readonly againMs?: number
}

/**
 * The flow that is met: the first in order that is for this visitor on this page, whoever of the team is there. One that hides outside
 * the hours lets no other come in its place.
 */
export function meetFlow(programs: readonly Program[], arrival: Arrival): Met {
  for (const program of programs) {
    const target = targetOf(program.flow, arrival)
    if (target && meets(target, arrival).meets) return isHidden(program.flow, arrival) ? {} : { program }
  }
  const waits = programs.flatMap(({ flow }) => {
    const target = targetOf(flow, arrival)
    return (target && !isHidden(flow, arrival) && dueIn(target, arrival)) ?? []
  })
  const [againMs] = waits.filter(ms => ms !== false).sort((left, right) => left - right)
  return againMs === undefined ? {} : { againMs }
}

/** Whom a flow is for; undefined where that cannot be read. */
export const targetOf = ({ target }: Pick<Flow, 'target'>, { isOnPages }: Pick<Arrival, 'isOnPages'>): Target | undefined =>
  readTarget(isOnPages ? target : everybody)

const everybody = {}

/** Does the flow keep away, because the hours of its channel are not open? */
export const isHidden = ({ options }: Pick<Flow, 'options'>, { isOpen }: Pick<Arrival, 'isOpen'>): boolean =>
  options.hours === 'only-open' && !isOpen
