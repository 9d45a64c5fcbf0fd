import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { type Bench, type Figure, figureOf, quantile } from './figure.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What it costs to look through many contacts. */
export const contactsBench: Bench = {
  name: 'contacts',
  async measure({ quick }) {
    const many = quick ? 10_000 : 100_000
    const store = await createSqliteStore({ folder: temporaryFolder() })
    const ids: string[] = []
    for (let at = 0; at < many; at += 1) {
      const stored = { name: `${first(at)} ${last(at)}`, plan: at % 3 === 0 ? 'gold' : 'free', city: `City${at % 500}` }
      ids.push(await store.contacts.make({ email: `person${at}@example.org`, stored }, 'agent:bench', start + at))
    }
    for (let at = 0; at < many; at += 20)
      await store.contacts.change(ids[at] ?? '', 1, { lists: [at % 200 === 0 ? 'small' : 'large'] }, 'agent:bench', start + many)

    const figures: Figure[] = []
    for (const [what, query] of looks(many)) {
      const rounds: number[] = []
      for (let round = 0; round < 3; round += 1) {
        const tookMs: number[] = []
        for (let time = 0; time < (quick ? 20 : 100); time += 1) {
          const asked = performance.now()
          const { rows } = await store.contacts.list(query)
          tookMs.push(performance.now() - asked)
          if (rows.length === 0) throw new Error(`found nothing: ${what}`)
        }
        rounds.push(quantile(tookMs, 0.99))
      }
      figures.push(figureOf(`${what}, of ${many.toLocaleString('en')} contacts, p99`, 'ms', rounds, { most: 100 }))
    }
    await store.close()
    return figures
  },
}

type Query = Parameters<Awaited<ReturnType<typeof createSqliteStore>>['contacts']['list']>[0]

const start = 1_767_225_600_000

function looks(many: number): readonly (readonly [string, Query])[] {
  const limit = 50
  return [
    ['the newest', { order: 'recent', limit }],
    ['by name', { order: 'name', limit }],
    ['one by its address', { order: 'recent', limit, q: `person${many - 1}@example.org` }],
    ['a word that a third has', { order: 'name', limit, q: 'gold' }],
    ['a word that all have', { order: 'recent', limit, q: 'example' }],
    ['a small list', { order: 'name', limit, list: 'small' }],
    ['a large list and a word', { order: 'created', limit, list: 'large', q: 'free' }],
  ]
}

const first = (at: number): string => `Given${at % 997}`
const last = (at: number): string => `Family${(at * 7_919) % 4_001}`
