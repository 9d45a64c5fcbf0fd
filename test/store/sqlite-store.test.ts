import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { storeContract } from '../rig/store-contract.ts'

storeContract('the SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'))
  let store = await createSqliteStore({ folder })
  return {
    store,
    async reopen() {
      await store.close()
      store = await createSqliteStore({ folder })
      return store
    },
    async remove() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
