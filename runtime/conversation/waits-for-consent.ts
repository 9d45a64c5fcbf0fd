import type { Program } from '../flow/program.ts'
import type { ConversationRecord } from './record.ts'

/**
 * Has the visitor still to agree to what this flow keeps, or taken that back? Then nothing breaks into it: the question stands before
 * all else.
 */
export function waitsForConsent({ consents }: Pick<ConversationRecord, 'consents'>, { asksFirst }: Program): boolean {
  const state = consents?.['process']
  return state === 'withdrawn' || (asksFirst && state !== 'granted')
}
