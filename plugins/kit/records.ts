import type { Localised } from './text.ts'

/** What a handler can leave for people and reports, by kind; written in the commit of its turn. */
export interface Records {
  survey: { survey: string; question: string; answer: number | string }
  consent: { purpose: string; decision: 'granted' | 'refused'; text: Localised }
  subscription: { type: string; decision: 'granted' | 'refused' }
  label: { add?: readonly string[]; remove?: readonly string[] }
  list: { add?: readonly string[]; remove?: readonly string[] }
  ticket: { subject: string; pipeline?: string; priority?: 'low' | 'normal' | 'high' | 'urgent' }
  note: { text: string }
}
