import type { ContactLine, KeptConsent, WholeContact } from '../store/contacts.ts'
import { nameIn } from '../store/name-in.ts'
import type { ContactAnswer, ContactRow } from './contract.ts'

/** How long a merge can be undone. */
export const undoMs = 30 * 86_400_000

/** A contact as a line of the list. */
export function contactLineView({ properties, ...line }: ContactLine): ContactRow {
  const name = nameIn(properties)
  return { ...line, ...(name === undefined ? {} : { name }) }
}

/** A contact, whole, as the team sees it at `now`. */
export function contactView({ properties, known, merges, consents, ...contact }: WholeContact, now: number): ContactAnswer {
  const name = nameIn(properties)
  const standing = merges.filter(({ at }) => at + undoMs > now)
  return {
    ...contact,
    ...(name === undefined ? {} : { name }),
    properties: known,
    consents: consents.map(consentView),
    merges: standing.map(merge => ({ ...merge, undoUntil: merge.at + undoMs })),
  }
}

// What was typed to agree is for whoever asks for all of it.
function consentView({ answer: _answer, ...consent }: KeptConsent): ContactAnswer['consents'][number] {
  return consent
}
