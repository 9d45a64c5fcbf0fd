import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { turnWork } from '../rig/record-builder.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

describe('a contact of whom somebody else has stored something', () => {
  it('keeps that, whatever its maker says, and a turn is given what is vouched for', async () => {
    const folder = await temporaryFolder()
    const store = await createSqliteStore({ folder })
    const contact = { email: 'ann@example.org', said: { email: 'ann@example.org', name: 'A.', city: 'Ghent' } }
    await store.commit([turnWork({ id: 'c1', contact })])
    // Nothing in the store's contract stores or vouches yet: an agent's edit is written here by hand.
    const database = new DatabaseSync(join(folder, 'parley.db'))
    database.exec(`update contact set stored = '{"name":"Ann"}'; update conversation set contact_trust = 'vouched'`)
    database.close()

    const vouched = { email: 'ann@example.org', name: 'Ann', city: 'Bruges' }
    await store.commit([turnWork({ id: 'c1', contact: { ...contact, said: { name: 'Mallory', city: 'Bruges' } } })])
    expect(await store.commit([turnWork({ id: 'c1' })])).toMatchObject([{ answer: { vouched } }])
    expect(await store.contacts.ofConversation('c1')).toMatchObject({
      contact: { properties: { name: 'Ann', city: 'Bruges' } },
      trust: 'vouched',
    })
    await store.close()
  })
})
