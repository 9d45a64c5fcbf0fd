import { tokenHash } from '../people/visitor-secrets.ts'
import { createChance } from './chance.ts'
import { createHouse, type HouseParts } from './house.ts'
import { type Report, tallyOf } from './tally.ts'
import { type Life, liveOnce } from './visitor.ts'
import { wordsOfFlow } from './words-of-flow.ts'

export interface Simulation extends Omit<HouseParts, 'chance'> {
  readonly visitors: number
  /** The same seed: the same visitors, who meet the same. */
  readonly seed: number
  /** Of 1: how much of the work outside fails. */
  readonly failing: number
  /** The visitors' language; without one each speaks one of the flow's. */
  readonly language?: string
}

/** Has visitors talk to a flow, one after the other, in a time of their own. Nothing is sent or kept. Error: `preview_start_missing`. */
export async function simulateFlow(about: Simulation): Promise<Report> {
  const { flow, declarations, visitors, seed, failing, language } = about
  const chance = createChance(seed)
  const house = await createHouse({ ...about, chance })
  try {
    const words = wordsOfFlow(house.program)
    const begins = house.clock.now()
    const lives: Life[] = []
    for (let at = 1; at <= visitors; at += 1) {
      const id = `v${at}`
      // Each comes at some time of the same week: what depends on hours happens too.
      house.clock.advance(begins + chance.between(0, weekMs) - house.clock.now())
      await house.store.visitors.create({ id, tokenHash: tokenHash(id), at: house.clock.now() })
      const spoken = language ?? chance.of(flow.languages) ?? 'en'
      lives.push(await liveOnce(id, [spoken], { house, declarations, chance, words, failing }))
    }
    return tallyOf(house.program, lives, seed)
  } finally {
    await house.close()
  }
}

const weekMs = 7 * 86_400_000
