import type { Said } from '../message.ts'
import { readChoice } from './read-choice.ts'
import { readYesNo } from './read-yes-no.ts'

/** A yes or a no, and how it was given. */
export interface Decision {
  readonly agrees: boolean
  readonly method: 'button' | 'checkbox' | 'typed'
}

/** What a visitor decided who was offered the choices `yes` and `no`, by these words or any that mean the same, or by the box `agree`. */
export function readDecision(
  { text, choice, fields }: Pick<Said, 'text' | 'choice' | 'fields'>,
  labels: { readonly yes: string; readonly no: string },
): Decision | undefined {
  if (choice !== undefined)
    return choice === 'yes' || choice === 'no' ? { agrees: choice === 'yes', method: 'button' } : undefined
  const ticked = fields?.['agree']
  if (typeof ticked === 'boolean') return { agrees: ticked, method: 'checkbox' }
  const offered = [
    { id: 'yes', label: labels.yes },
    { id: 'no', label: labels.no },
  ]
  const typed = readChoice(text, offered)
  const agrees = typed === undefined ? readYesNo(text) : typed === 'yes'
  return agrees === undefined ? undefined : { agrees, method: 'typed' }
}
