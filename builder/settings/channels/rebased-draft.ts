import { sameJson } from '../../editor/state/same-json.ts'
import { threeWay } from '../../editor/state/three-way.ts'
import type { ChannelView } from './channel-view.ts'

type Config = ChannelView['config']

/** What somebody has filled in, and what it was filled in on. */
export interface Draft {
  /** Of what it was filled in on. */
  readonly revision: number
  readonly base: Config
  readonly config: Config
  /** It was saved elsewhere since: fields of which somebody else has written something other. What is filled in here stands. */
  readonly clashes: readonly string[]
  /** Somebody else has saved it since this was begun. */
  readonly isRebased: boolean
}

/** A draft of what stands. */
export function draftOf({ revision, config }: Pick<ChannelView, 'revision' | 'config'>): Draft {
  return { revision, base: config, config, clashes: [], isRebased: false }
}

/** Is anything in it that is not saved? */
export function isChanged({ base, config }: Draft): boolean {
  return !sameJson(base, config)
}

/** The draft on what somebody else has saved meanwhile: what was filled in stays, all else is theirs. */
export function rebasedDraft(draft: Draft, now: Pick<ChannelView, 'revision' | 'config'>): Draft {
  if (!isChanged(draft)) return draftOf(now)
  const fields = [...new Set([...Object.keys(draft.config), ...Object.keys(now.config)])]
  const woven = fields.map(name => ({ name, ...threeWay(draft.base[name], draft.config[name], now.config[name]) }))
  return {
    revision: now.revision,
    base: now.config,
    config: Object.fromEntries(woven.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    clashes: woven.filter(({ clashes }) => clashes.length > 0).map(({ name }) => name),
    // Going on, or a pause, is a revision too, and nothing that was filled in.
    isRebased: draft.isRebased || !sameJson(draft.base, now.config),
  }
}
