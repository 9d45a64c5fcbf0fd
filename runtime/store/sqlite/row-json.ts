import type { Event, TeamEntry } from '../../conversation/event.ts'
import type { ConversationRecord } from '../../conversation/record.ts'
import type { Trace } from '../../conversation/trace.ts'
import type { NewEffect } from '../contract.ts'

// Boundary: what a JSON column holds is what this program wrote there.

/** Reads the JSON of a conversation's row. */
export function recordOf(json: string): ConversationRecord {
  return JSON.parse(json)
}

/** Reads the events of a turn's row. */
export function eventsOf(json: string | null): readonly Event[] {
  return json === null ? [] : JSON.parse(json)
}

/** Reads the team's entries of a turn's row. */
export function teamOf(json: string | null): readonly TeamEntry[] {
  return json === null ? [] : JSON.parse(json)
}

/** Reads the trace of a turn's row. */
export function traceOf(json: string): Trace {
  return JSON.parse(json)
}

/** Reads the properties of a contact's row. */
export function propertiesOf(json: string): Readonly<Record<string, unknown>> {
  return JSON.parse(json)
}

/** Reads the body of what came in. */
export function bodyOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}

/** Reads the body of an effect's row. */
export function effectOf(json: string): NewEffect {
  return JSON.parse(json)
}
