import type { Issue } from '../../errors/issue.ts'

/** Something wrong with a flow. The sentence stands in `runtime/locale` under `problems.<code>`, filled from `params`. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly node?: string
  readonly edge?: string
  /** Path within the node's config: `question.nl`. Without a node: within the flow, `display.heading`. */
  readonly field?: string
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
  /** Where a schema does not accept what is written: what it says, for every language. Its English words are `params.message`. */
  readonly issue?: Omit<Issue, 'path'>
  /** Nodes of a way that shows it, in order. */
  readonly witness?: readonly string[]
}

/** Every problem a check can find. Errors keep a flow from being published, warnings do not. */
export const problemCodes = {
  unknown_action: 'error',
  invalid_config: 'error',
  code_syntax: 'error',
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
  display_invalid: 'error',
  target_invalid: 'error',
  target_nowhere: 'warning',
  target_nobody: 'warning',
  target_rule_never: 'warning',
  target_wildcard_plain: 'warning',
  target_hidden: 'warning',
  stored_before_consent: 'error',
  config_unknown: 'warning',
  survey_ignored: 'warning',
  consent_ignored: 'warning',
  option_empty: 'error',
  channel_unknown: 'warning',
  return_unseen: 'warning',
  unreachable: 'warning',
  unconnected_ends: 'warning',
  unconnected_to_people: 'warning',
  never_matches: 'warning',
  variable_unset: 'warning',
  text_too_long: 'warning',
  choices_listed: 'warning',
  part_in_words: 'warning',
  rating_in_words: 'warning',
  file_not_asked: 'warning',
  markdown_plain: 'warning',
  slot_malformed: 'warning',
  translation_missing: 'warning',
  no_reply_way: 'warning',
  mail_not_set_up: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type ProblemCode = keyof typeof problemCodes

/** A problem as a rule finds it: how bad it is follows from its code, and its witness is worked out when there is room for it. */
export interface Finding extends Omit<Problem, 'severity' | 'witness'> {
  witness?(): readonly string[]
}
