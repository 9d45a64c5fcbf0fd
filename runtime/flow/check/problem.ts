/** Something wrong with a flow. The sentence stands in `runtime/locale` under `problems.<code>`, filled from `params`. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly node?: string
  readonly edge?: string
  /** Path within the node's config: `question.nl`. */
  readonly field?: string
  readonly params: Readonly<Record<string, string | number>>
  /** Nodes of a way that shows it, in order. */
  readonly witness?: readonly string[]
}

/** Every problem a check can find. Errors keep a flow from being published, warnings do not. */
export const problemCodes = {
  unknown_action: 'error',
  invalid_config: 'error',
  duplicate_id: 'error',
  edge_to_nothing: 'error',
  port_unknown: 'error',
  port_taken: 'error',
  trigger_entered: 'error',
  no_start: 'error',
  several_starts: 'error',
  loop_without_wait: 'error',
  calls_recurse: 'error',
  leads_nowhere: 'error',
  stored_before_consent: 'error',
  config_unknown: 'warning',
  unreachable: 'warning',
  unconnected_ends: 'warning',
  unconnected_to_people: 'warning',
  never_matches: 'warning',
  variable_unset: 'warning',
  text_too_long: 'warning',
  slot_malformed: 'warning',
  translation_missing: 'warning',
  no_reply_way: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type ProblemCode = keyof typeof problemCodes

/** A problem as a rule finds it: how bad it is follows from its code, and its witness is worked out when there is room for it. */
export interface Finding extends Omit<Problem, 'severity' | 'witness'> {
  witness?(): readonly string[]
}
