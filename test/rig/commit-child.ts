import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { buildEffect, turnWork } from './record-builder.ts'

/** Commits turns of two conversations until it is killed, and says which turns were acknowledged. */
const store = await createSqliteStore({ folder: process.argv[2] ?? '' })
for (let turn = 1; turn <= Number(process.argv[3]); turn += 1) {
  const works = ['c1', 'c2'].map(id =>
    turnWork({
      id,
      key: `m:${turn}`,
      texts: ['a', 'b'],
      notes: ['n'],
      set: [{ id: `t${turn}`, dueAt: turn }],
      cancel: [`t${turn - 1}`],
      add: [buildEffect(`${id}.${turn}`)],
      drop: [`${id}.${turn - 1}`],
      contact: { email: `${id}@example.org`, said: { turn } },
    }),
  )
  await store.commit(works)
  process.stdout.write(`${turn}\n`)
}
await store.close()
