import type { Declarations } from './declarations.ts'
import type { Flow } from './model.ts'
import { withConsent } from './with-consent.ts'
import { withSurvey } from './with-survey.ts'

/** A flow with its options drawn out as the nodes they stand for: what is run, checked, and shown as a machine. */
export function withOptions(flow: Flow, declarations: Declarations): Flow {
  return withSurvey(withConsent(flow, declarations), declarations)
}

/** Is this a node that no author drew? */
export const isOptionNode = (id: string): boolean => id.startsWith('option:')
