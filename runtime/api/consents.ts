import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { KeptConsent } from '../store/contacts.ts'
import type { Turns } from '../turn/turns.ts'
import type { ConsentsAnswer } from './contract.ts'

/** How consents stand: what came last of each purpose, and the evidence, each grant with the moment it was taken back. */
export function consentsView(kept: readonly KeptConsent[]): ConsentsAnswer {
  const purposes = [...newestOf(kept).values()].map(({ purpose, decision: state, at, text, language }) => ({
    purpose,
    state,
    at,
    text,
    language,
  }))
  return { purposes, evidence: kept.map(one => ({ ...one, ...withdrawal(one, kept) })) }
}

/** Who takes something back, and how. */
export interface Withdrawal {
  readonly actor: string
  readonly method: 'button' | 'team'
  mine(record: ConversationRecord): boolean
}

/**
 * Takes back what was agreed to, in every conversation where it stands. What is taken back already stays so. Error: `consent_unknown`
 * where nobody ever agreed.
 */
export async function withdraw(turns: Turns, kept: readonly KeptConsent[], purpose: string, by: Withdrawal): Promise<void> {
  const isMeant = (of: string): boolean => of === purpose || (purpose === 'communicate' && of.startsWith('subscription:'))
  const meant = kept.filter(one => isMeant(one.purpose))
  if (!meant.some(stands)) {
    if (meant.some(({ decision }) => decision === 'withdrawn')) return
    throw new ParleyError('consent_unknown', { purpose })
  }
  const byPlace = Map.groupBy(meant, ({ conversation }) => conversation)
  for (const [conversation, ones] of byPlace) {
    if (conversation === undefined) continue
    for (const given of newestOf(ones).values()) {
      if (!stands(given)) continue
      const { purpose: of, text, language, node, at } = given
      const decided = { purpose: of, decision: 'withdrawn', text, language, method: by.method, node } as const
      await turns.decide(conversation, `w:${of}:${at}`, by.actor, decided, record => by.mine(record))
    }
  }
}

const stands = ({ decision }: KeptConsent): boolean => decision === 'granted' || decision === 'informed'

const newestOf = (kept: readonly KeptConsent[]): ReadonlyMap<string, KeptConsent> => new Map(kept.map(one => [one.purpose, one]))

function withdrawal(one: KeptConsent, kept: readonly KeptConsent[]): { readonly withdrawnAt?: number } {
  if (!stands(one)) return {}
  const later = kept.slice(kept.indexOf(one) + 1)
  const end = later.find(
    ({ purpose, conversation, decision }) =>
      decision === 'withdrawn' && purpose === one.purpose && conversation === one.conversation,
  )
  return end ? { withdrawnAt: end.at } : {}
}
