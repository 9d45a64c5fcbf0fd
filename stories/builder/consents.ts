import type { ConsentsAnswer, ConsentView } from '../../runtime/api/contract.ts'

const words = 'To answer you we keep what you write here, and your name and address if you give them. Do you agree to that?'

/** What somebody decided at a moment (ms since 1970): one thing agreed to, one refused, one taken back later. */
export function consentsOf(at: number): ConsentsAnswer {
  const one = (purpose: string, decision: ConsentView['decision'], more: Partial<ConsentView> = {}): ConsentView => ({
    purpose,
    decision,
    text: words,
    textHash: 'a3f1'.repeat(16),
    language: 'en',
    flow: 'Qualify leads',
    version: 14,
    node: 'option:consent',
    channel: 'website',
    method: 'button',
    page: 'https://www.kestrel.example/prices',
    at,
    ...more,
  })
  const news = { text: 'May we send you news by email? You can end that at any time.', method: 'checkbox' }
  const evidence = [
    one('process', 'granted'),
    one('subscription:newsletter', 'granted', { ...news, withdrawnAt: at + 60_000 }),
    one('cookies', 'refused', { text: 'May we remember you in this browser?' }),
    one('subscription:newsletter', 'withdrawn', { ...news, at: at + 60_000, method: 'team' }),
  ]
  const purposes = [...new Map(evidence.map(given => [given.purpose, given])).values()].map(
    ({ purpose, decision: state, at, text, language }) => ({ purpose, state, at, text, language }),
  )
  return { purposes, evidence }
}
