import { dueIn } from '../../plugins/kit/targeting/due-in.ts'
import { type Meeting, meets } from '../../plugins/kit/targeting/meets.ts'
import type { Flow } from '../flow/model.ts'
import { type Arrival, isHidden, targetOf } from './meet-flow.ts'

/** A flow that may be met. */
export interface Candidate {
  readonly flow: Pick<Flow, 'id' | 'name' | 'target' | 'options'>
  readonly isLive: boolean
}

/**
 * What becomes of a flow: it is shown; it is off; it is not for them; it is, but another before it is shown (`behind`) or keeps its
 * hours (`blocked`); it is, but keeps its own hours (`hours`); its channel rests (`paused`); its target cannot be read.
 */
export type Fate = 'shown' | 'off' | 'other' | 'behind' | 'blocked' | 'hours' | 'paused' | 'unreadable'

export interface Simulated extends Pick<Candidate, 'flow' | 'isLive'> {
  readonly fate: Fate
  /** Absent where the target cannot be read. */
  readonly meeting?: Meeting
  /** After how many ms on the page it would be for them. */
  readonly dueMs?: number
}

/** Says of each flow, in order, whether it would be met, and what keeps it from it: as `meetFlow` decides. */
export function simulateMeeting(candidates: readonly Candidate[], arrival: Arrival, isPaused: boolean): readonly Simulated[] {
  let decided: 'behind' | 'blocked' | undefined
  return candidates.map(candidate => {
    const { flow, isLive } = candidate
    const target = targetOf(flow, arrival)
    if (!target) return { ...candidate, fate: 'unreadable' }
    const meeting = meets(target, arrival)
    const due = meeting.meets ? undefined : dueIn(target, arrival)
    const fate = fateOf(meeting, isLive, isHidden(flow, arrival))
    return { ...candidate, fate, meeting, ...(due === undefined ? {} : { dueMs: due }) }
  })

  function fateOf({ meets }: Meeting, isLive: boolean, isHidden: boolean): Fate {
    if (!isLive) return 'off'
    if (!meets) return 'other'
    if (isPaused) return 'paused'
    if (decided !== undefined) return decided
    decided = isHidden ? 'blocked' : 'behind'
    return isHidden ? 'hours' : 'shown'
  }
}
