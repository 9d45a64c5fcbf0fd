/**
 * Every error an answer can carry: its code, its HTTP status. What it says, and what to do, stands in `runtime/locale`
 * under `errors.<code>`, with the thing in quotes.
 */
export const answerCodes = {
  // What was sent
  invalid_json: 400,
  invalid_body: 400,
  body_too_large: 413,
  body_too_deep: 400,
  unsupported_content: 415,
  route_unknown: 404,
  method_not_allowed: 405,
  opening_invalid: 400,
  choice_unknown: 422,
  nothing_said: 422,
  client_msg_id_reused: 409,
  // Who asks
  token_missing: 401,
  token_invalid: 401,
  forbidden: 403,
  origin_refused: 403,
  rate_limited: 429,
  // What is asked for
  conversation_unknown: 404,
  flow_unknown: 404,
  flow_not_live: 404,
  no_live_flow: 404,
  version_unknown: 404,
  effect_unknown: 404,
  // Flows
  flow_invalid: 422,
  flow_has_problems: 422,
  format_unknown: 422,
  flow_exists: 409,
  revision_stale: 409,
  // Agents
  snooze_past: 422,
  conversation_closed: 409,
  conversation_not_closed: 409,
  nothing_to_give_back: 409,
  // The house
  storage_full: 503,
  store_unavailable: 503,
  overloaded: 503,
  shutting_down: 503,
  not_ready: 503,
  internal: 500,
} as const

/** Errors that answer nobody: the team, the log and the terminal meet them. */
const innerCodes = {
  // Why a flow is halted: seen by the team
  flow_runaway: 500,
  plugin_gone: 500,
  port_unknown: 500,
  voice_refused: 500,
  turns_too_fast: 500,
  turn_hung: 500,
  // Starting
  data_folder_in_use: 500,
  data_folder_unwritable: 500,
  data_newer: 500,
  setting_invalid: 500,
  address_unusable: 500,
  plugin_invalid: 500,
  // Work outside
  target_refused: 502,
  target_too_large: 502,
  target_timeout: 504,
  target_failed: 502,
} as const

/** Every error there is. */
export const errorCodes = { ...answerCodes, ...innerCodes } as const

export type ErrorCode = keyof typeof errorCodes
