import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineChannel } from '../../plugins/kit/index.ts'
import { website } from '../../plugins/website/index.ts'
import { createChannels } from '../../runtime/channels/create-channels.ts'
import { createLowdbDocuments } from '../../runtime/store/lowdb-documents.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const kiosk = defineChannel({
  id: 'kiosk',
  icon: 'device-tablet',
  config: z.object({ hall: z.string().default('main') }),
  display: z.object({}),
  delivery: 'stream',
  limits: { textLength: 500, choices: 5, choiceLength: 20, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: true, typing: false, markdown: false },
  texts: { en: { name: 'Kiosk', fields: { hall: 'Hall' }, display: {} } },
})
const kinds = new Map([website, kiosk].map(kind => [kind.id, kind]))
const openIn = async (folder: string) => createChannels(await createLowdbDocuments(folder), kinds)
const open = async () => openIn(await temporaryFolder())
const shop = { kind: 'website', config: { name: 'Shop', origins: ['https://shop.example/'] } }

test('one website channel is there before anybody has set one up', async () => {
  const channels = await open()
  expect(channels.list().map(({ id, revision }) => [id, revision])).toEqual([['website', 0]])
  expect(channels.get('website')).toMatchObject({ kind: website, config: { name: 'Chat', colour: '#0f5c5a' }, origins: [] })
  expect(() => channels.get('shop')).toThrow(expect.objectContaining({ code: 'channel_unknown', params: { id: 'shop' } }))
})

test('what is set up is there after a restart, with its origins and hours', async () => {
  const folder = await temporaryFolder()
  const channels = await openIn(folder)
  await channels.put('shop', 0, { ...shop, config: { ...shop.config, hours: 'office' } })
  await channels.put('hall', 0, { kind: 'kiosk', config: {} })
  const again = await openIn(folder)
  expect(again.list().map(({ id, revision }) => [id, revision])).toEqual([
    ['hall', 1],
    ['shop', 1],
    ['website', 0],
  ])
  expect(again.get('shop')).toEqual(channels.get('shop'))
  expect(again.get('shop')).toMatchObject({ origins: ['https://shop.example'], hours: 'office' })
  expect(again.get('hall')).toMatchObject({ kind: kiosk, config: { hall: 'main' }, origins: [] })
  const written = JSON.parse(await readFile(join(folder, 'settings/channels/hall.json'), 'utf8'))
  expect(written, 'only what was set: defaults may become better').toEqual({ revision: 1, body: { kind: 'kiosk', config: {} } })
})

test('whoever has read an older revision is told, and nothing is written', async () => {
  const channels = await open()
  await channels.put('shop', 0, shop)
  await expect(channels.put('shop', 0, { kind: 'kiosk', config: {} })).rejects.toMatchObject({
    code: 'revision_stale',
    details: { revision: 1 },
  })
  await expect(channels.put('new', 3, shop), 'gone meanwhile').rejects.toMatchObject({ code: 'channel_unknown' })
  expect(channels.get('shop').kind).toBe(website)
  expect((await channels.put('shop', 1, { ...shop, config: {} })).revision).toBe(2)
})

test('of two who set up the same at once, one wins', async () => {
  const channels = await open()
  const names = await Promise.allSettled(
    ['a', 'b', 'c'].map(name => channels.put('shop', 0, { kind: 'website', config: { name } })),
  )
  expect(names.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a kind nobody has, and settings it does not take, are refused by name', async () => {
  const channels = await open()
  await expect(channels.put('fax', 0, { kind: 'fax', config: {} })).rejects.toMatchObject({
    code: 'channel_kind_unknown',
    params: { id: 'fax', kind: 'fax', known: 'website, kiosk' },
  })
  await expect(channels.put('shop', 0, { kind: 'website', config: { colour: 'red', css: '' } })).rejects.toMatchObject({
    code: 'channel_invalid',
    params: { id: 'shop', field: 'colour' },
    details: [expect.objectContaining({ path: 'colour' }), expect.objectContaining({ path: '' })],
  })
  expect(channels.list()).toHaveLength(1)
})

test('what is taken away is gone, also the first one, and can be set up anew', async () => {
  const folder = await temporaryFolder()
  const channels = await openIn(folder)
  await channels.put('shop', 0, shop)
  await channels.remove('shop')
  await channels.remove('website')
  expect(channels.list()).toEqual([])
  await expect(channels.remove('website')).rejects.toMatchObject({ code: 'channel_unknown' })
  const again = await openIn(folder)
  expect(again.list()).toEqual([])
  await again.put('website', 0, { kind: 'website', config: { name: 'Back' } })
  expect((await openIn(folder)).get('website').config).toMatchObject({ name: 'Back' })
})

test.each([
  ['says what its kind does not take', { kind: 'website', config: { theme: 'loud' } }, 'channel_invalid'],
  ['is no channel', { colour: 'red' }, 'channel_invalid'],
])('a file that %s stops the start and is named', async (_, body, code) => {
  const folder = await temporaryFolder()
  await (await openIn(folder)).put('shop', 0, shop)
  await writeFile(join(folder, 'settings/channels/shop.json'), JSON.stringify({ revision: 2, body }))
  await expect(openIn(folder)).rejects.toMatchObject({ code, params: { id: 'shop' } })
})

test('a file of a kind that is gone stops nothing: it waits for its plugin, named with what is wrong', async () => {
  const folder = await temporaryFolder()
  await (await openIn(folder)).put('shop', 0, shop)
  const body = { kind: 'pager', config: { hall: 'North' } }
  await writeFile(join(folder, 'settings/channels/shop.json'), JSON.stringify({ revision: 2, body }))
  const plugins = new Map(kinds)
  const channels = await createChannels(await createLowdbDocuments(folder), plugins)
  expect(channels.find('shop')).toBeUndefined()
  expect(channels.dormant()).toMatchObject([{ id: 'shop', kind: 'pager', why: { code: 'channel_kind_unknown' } }])
  const heard: string[] = []
  channels.listen(id => heard.push(id))
  plugins.set('pager', kiosk)
  channels.refresh(new Set(['pager']))
  expect(channels.get('shop')).toMatchObject({ revision: 2, config: { hall: 'North' } })
  expect(channels.dormant()).toEqual([])
  plugins.delete('pager')
  channels.refresh(new Set(['pager']))
  expect(channels.find('shop')).toBeUndefined()
  expect(heard).toEqual(['shop', 'shop'])
  await channels.remove('shop')
  expect(channels.dormant()).toEqual([])
})
