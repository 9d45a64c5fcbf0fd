import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createSecrets } from '../../runtime/secrets/create-secrets.ts'
import { type KeyPlaces, openKeys } from '../../runtime/secrets/keys.ts'
import { rotate } from '../../runtime/secrets/rotate.ts'
import { newKeyText } from '../../runtime/secrets/seal.ts'
import type { Secrets } from '../../runtime/secrets/secrets.ts'
import type { Store } from '../../runtime/store/contract.ts'
import type { SealedSecrets } from '../../runtime/store/secrets.ts'
import { createMemoryStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const clock = createManualClock()
const shop = 'plugin:shop'

interface House {
  readonly folder: string
  readonly store: Store
  open(places?: Omit<KeyPlaces, 'dataDir'>): Promise<Secrets>
  rotate(places?: Omit<KeyPlaces, 'dataDir'>, store?: SealedSecrets): ReturnType<typeof rotate>
}

async function createHouse(): Promise<House> {
  const folder = await temporaryFolder()
  const store = await createMemoryStore(clock)
  onTestFinished(() => store.close())
  return {
    folder,
    store,
    async open(places = {}) {
      const keys = await openKeys({ dataDir: folder, ...places })
      return createSecrets({ store: store.secrets, keys, clock, onError: () => {} })
    },
    rotate: async (places = {}, sealed = store.secrets) => rotate(sealed, folder, await openKeys({ dataDir: folder, ...places })),
  }
}

test('a secret is given back to whoever opens it, also after a restart, and is shown to nobody', async () => {
  const { open, store } = await createHouse()
  const secrets = await open()
  await secrets.put(shop, 'key', 'sésame, öffne dich', 'agent:ada')
  expect(await secrets.open(shop, 'key')).toBe('sésame, öffne dich')
  expect(await (await open()).open(shop, 'key')).toBe('sésame, öffne dich')
  expect(await secrets.list(shop)).toEqual([{ name: 'key', at: clock.now(), by: 'agent:ada' }])
  expect(JSON.stringify(await store.secrets.list(shop))).not.toMatch(/sésame|öffne/)
})

test('setting it again replaces it, and taking it away ends it', async () => {
  const { open } = await createHouse()
  const secrets = await open()
  const heard: string[] = []
  const stop = secrets.listen(owner => heard.push(owner))
  await secrets.put(shop, 'key', 'first', 'ada')
  await secrets.put(shop, 'key', 'second', 'bob')
  expect([await secrets.open(shop, 'key'), (await secrets.list(shop)).length]).toEqual(['second', 1])
  expect([await secrets.remove(shop, 'key'), await secrets.remove(shop, 'key')]).toEqual([true, false])
  await expect(secrets.open(shop, 'key')).rejects.toMatchObject({ code: 'secret_missing' })
  stop()
  await secrets.put(shop, 'key', 'third', 'ada')
  expect(heard).toEqual([shop, shop, shop])
})

test('a value is replaced by whoever knows it, sealed, and as set by the same person; one that was set meanwhile stays', async () => {
  const { open, store } = await createHouse()
  const secrets = await open()
  await secrets.put(shop, 'token', 'first', 'ada')
  const heard: string[] = []
  secrets.listen(owner => heard.push(owner))
  expect(await secrets.replace(shop, 'token', 'first', 'zweiter')).toBe(true)
  expect(await (await open()).open(shop, 'token')).toBe('zweiter')
  expect(JSON.stringify(await store.secrets.list(shop))).not.toContain('zweiter')
  expect(await secrets.list(shop)).toEqual([{ name: 'token', at: clock.now(), by: 'ada' }])
  expect(await secrets.replace(shop, 'token', 'first', 'third')).toBe(false)
  expect(await secrets.replace(shop, 'other', 'first', 'third')).toBe(false)
  expect([await secrets.open(shop, 'token'), heard]).toEqual(['zweiter', []])
})

test.each([
  ['another owner', { owner: 'plugin:other' }],
  ['another name', { name: 'other' }],
  ['an owner and a name that read the same when they are put together', { owner: 'plugin:sho', name: 'p,key' }],
])('a row that is copied to %s opens nothing', async (_, place) => {
  const { open, store } = await createHouse()
  const secrets = await open()
  await secrets.put(shop, 'key', 'sesame', 'ada')
  const row = await store.secrets.get(shop, 'key')
  if (!row) throw new Error('it is not there')
  const copy = { ...row, ...place }
  await store.secrets.put(copy)
  await expect(secrets.open(copy.owner, copy.name)).rejects.toMatchObject({ code: 'secret_unreadable' })
})

test.each(['data', 'tag', 'iv'] as const)('a row of which the %s was changed opens nothing', async part => {
  const { open, store } = await createHouse()
  const secrets = await open()
  await secrets.put(shop, 'key', 'sesame', 'ada')
  const row = await store.secrets.get(shop, 'key')
  if (!row) throw new Error('it is not there')
  const bytes = Buffer.from(row[part], 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  for (const changed of [bytes.toString('base64'), '', 'AA=='])
    await store.secrets
      .put({ ...row, [part]: changed })
      .then(() => expect(secrets.open(shop, 'key')).rejects.toMatchObject({ code: 'secret_unreadable' }))
})

test('the key lies in the data folder, for its owner alone, from the first secret on', async () => {
  const { open, folder } = await createHouse()
  const secrets = await open()
  const file = join(folder, 'secret.key')
  await expect(stat(file)).rejects.toThrow('ENOENT')
  await Promise.all(['a', 'b', 'c'].map(name => secrets.put(shop, name, name, 'ada')))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1)
  expect(await (await open()).open(shop, 'b')).toBe('b')
})

test('another key stops no start: each secret says what to do, and can be set anew', async () => {
  const { open, store } = await createHouse()
  await (await open({ key: newKeyText() })).put(shop, 'key', 'sesame', 'ada')
  const secrets = await open({ key: newKeyText() })
  await expect(secrets.open(shop, 'key')).rejects.toMatchObject({
    code: 'secret_unreadable',
    params: { owner: shop, name: 'key' },
  })
  expect(await secrets.list(shop)).toHaveLength(1)
  await secrets.put(shop, 'key', 'again', 'ada')
  expect(await secrets.open(shop, 'key')).toBe('again')
  expect(await store.secrets.list(shop)).toHaveLength(1)
})

test('a key file of the data folder that holds none is left as it is', async () => {
  const { open, folder } = await createHouse()
  const file = join(folder, 'secret.key')
  await writeFile(file, 'not a key\n')
  const secrets = await open()
  await expect(secrets.put(shop, 'key', 'sesame', 'ada')).rejects.toMatchObject({ code: 'secret_key_invalid' })
  expect(await readFile(file, 'utf8')).toBe('not a key\n')
})

test('an operator keeps the key elsewhere: in the environment, or in a file that it names', async () => {
  const { open, folder } = await createHouse()
  const key = newKeyText()
  const keyFile = join(folder, 'elsewhere')
  await writeFile(keyFile, `${key}\n`)
  await (await open({ key })).put(shop, 'key', 'sesame', 'ada')
  expect(await (await open({ keyFile })).open(shop, 'key')).toBe('sesame')
  await expect(stat(join(folder, 'secret.key'))).rejects.toThrow('ENOENT')
  await expect(open({ keyFile: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'setting_invalid' })
  await expect(open({ key: 'too short' })).rejects.toMatchObject({ code: 'setting_invalid' })
})

const many = Array.from({ length: 120 }, (_, index) => `s${index}`)

test('a new key seals everything anew, and the old one is gone', async () => {
  const { open, rotate, folder } = await createHouse()
  const secrets = await open()
  await Promise.all(many.map(name => secrets.put(shop, name, `value ${name}`, 'ada')))
  const file = join(folder, 'secret.key')
  const before = await readFile(file, 'utf8')
  // Whatever rights it was given meanwhile.
  await chmod(file, 0o644)
  expect(await rotate()).toEqual({ moved: 120, unreadable: [] })
  const after = await readFile(file, 'utf8')
  expect([after === before, after.trim().split('\n').length, (await stat(file)).mode & 0o777]).toEqual([false, 1, 0o600])
  const reopened = await open()
  for (const name of many) expect(await reopened.open(shop, name)).toBe(`value ${name}`)
  const old = await open({ key: before.trim() })
  await expect(old.open(shop, 's0')).rejects.toMatchObject({ code: 'secret_unreadable' })
})

test('an end in the middle of it loses nothing, and the next call goes on with the same key', async () => {
  const { open, rotate, folder, store } = await createHouse()
  const secrets = await open()
  await Promise.all(many.map(name => secrets.put(shop, name, `value ${name}`, 'ada')))
  let calls = 0
  const dying: SealedSecrets = {
    ...store.secrets,
    reseal: changes => (++calls === 2 ? Promise.reject(new Error('the process ended')) : store.secrets.reseal(changes)),
  }
  await expect(rotate({}, dying)).rejects.toThrow('the process ended')
  const between = (await readFile(join(folder, 'secret.key'), 'utf8')).trim().split('\n')
  expect(between).toHaveLength(2)
  const halfway = await open()
  for (const name of many) expect(await halfway.open(shop, name)).toBe(`value ${name}`)
  expect((await rotate()).moved).toBe(70)
  expect((await readFile(join(folder, 'secret.key'), 'utf8')).trim()).toBe(between[0])
  const done = await open()
  for (const name of many) expect(await done.open(shop, name)).toBe(`value ${name}`)
})

test('where an operator keeps the keys, the first seals and those after it are read until all is moved', async () => {
  const { open, rotate } = await createHouse()
  const [old, fresh] = [newKeyText(), newKeyText()]
  await (await open({ key: old })).put(shop, 'key', 'sesame', 'ada')
  await (await open({ key: newKeyText() })).put(shop, 'lost', 'sesame', 'ada')
  expect(await (await open({ key: `${fresh},${old}` })).open(shop, 'key')).toBe('sesame')
  expect(await rotate({ key: `${fresh},${old}` })).toEqual({ moved: 1, unreadable: [{ owner: shop, name: 'lost' }] })
  expect(await (await open({ key: fresh })).open(shop, 'key')).toBe('sesame')
})
