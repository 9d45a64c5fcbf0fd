/** What pressing an answer brings back: its id, so that its words may change. */
export function payloadOf(choice: string): string {
  return `opt:${choice}`
}

/** The answer of a payload of ours. */
export function choiceOf(payload: string): string | undefined {
  return payload.startsWith('opt:') && payload.length > 4 ? payload.slice(4, 204) : undefined
}

/** What pressing an item of the menu brings back. */
export function payloadOfFlow(flow: string): string {
  return `flow:${flow}`
}

/** The button with which a person begins. */
export const getStarted = 'GET_STARTED'

/** The flow that a payload of the menu names. */
export function flowOf(payload: string): string | undefined {
  return payload.startsWith('flow:') ? payload.slice(5) : undefined
}
