import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createOutsideScene, fileIn, type OutsideScene, soon, type Talk } from '../rig/outside-scene.ts'
import { echoSource, wordsSource } from '../rig/own-plugin.ts'

// One plugin and one conversation with it, from the day its folder appears to the day it is deleted: each test goes on where the last has ended.
let scene: OutsideScene
let talk: Talk
beforeAll(async () => {
  scene = await createOutsideScene()
})
afterAll(() => scene.close())

const echoFlow = flowOf('echo', [
  ['start', 'start', {}, { next: 'echo' }],
  ['echo', 'echo', {}, { done: 'bye' }],
  ['bye', 'close'],
])
const ran = (): Promise<string> => fileIn(scene, 'ran').catch(() => '')
const namesOf = async (): Promise<readonly string[]> => {
  const { json } = await scene.call('GET /api/plugins')
  return (json as { texts: { en: { name: string } } }[]).map(({ texts }) => texts.en.name)
}
const save = (about: Parameters<typeof echoSource>[0]): Promise<void> => scene.put('echo', { 'index.ts': echoSource(about) })
/** It has run anew, and says so by its name. */
const loaded = (name: string): Promise<void> => soon(async () => expect(await namesOf()).toContain(name))

test('a folder that appears is found, read, and not run', async () => {
  await scene.put('echo', { 'index.ts': echoSource(), 'words.ts': wordsSource('Say something') })
  expect(await scene.installed('echo')).toMatchObject({
    origin: 'folder',
    place: 'plugins/echo',
    type: 'action',
    name: 'Echo',
    about: 'Repeats what it hears',
    icon: 'repeat',
    version: 1,
    state: 'found',
    isStale: false,
    wants: { hosts: [], secrets: [] },
    problems: [],
    flows: [],
  })
  expect(await namesOf()).not.toContain('Echo')
  expect(await ran()).toBe('')
})

test('an admin agrees to what was seen, and to nothing else', async () => {
  const other = { on: true, permissions: { hosts: ['example.com'], secrets: [] } }
  expect(await scene.call('PUT /api/plugins/echo', other)).toMatchObject({
    status: 409,
    json: { error: { code: 'plugin_changed', details: { permissions: { hosts: [], secrets: [] } } } },
  })
  expect(await ran()).toBe('')
  expect(await scene.switchOn('echo')).toMatchObject({ state: 'on', given: { hosts: [], secrets: [] }, problems: [] })
  expect(await ran()).toBe('Echo;')
  expect(await namesOf()).toContain('Echo')
  expect(await scene.call('GET /api/audit')).toMatchObject({
    json: { entries: [{ act: 'plugin.on', about: 'echo', details: { permissions: { hosts: [], secrets: [] } } }] },
  })
})

test('then flows are drawn with it, published, and talk', async () => {
  await scene.publish('echo', echoFlow)
  talk = await scene.visitor('echo')
  await talk.says('one')
  expect(await talk.heard()).toEqual(['Say something', 'You said one 1'])
  expect((await scene.installed('echo'))?.flows).toEqual([{ id: 'echo', name: 'echo' }])
})

test('a conversation that waits in it goes on with what was saved: its code, its helpers, a memory with something new', async () => {
  await scene.put('echo', { 'words.ts': wordsSource('Anything'), 'more.json': '{ "mark": "!" }' })
  const heard = '`${message.text} ${memory.times} ${memory.tone}${more.mark}`'
  await scene.put('echo', {
    'index.ts': `import more from './more.json' with { type: 'json' }\n${echoSource({ name: 'Echo 2', memory: "tone: z.string().default('soft')", heard })}`,
  })
  await loaded('Echo 2')
  await talk.says('two')
  expect((await talk.heard()).at(-1)).toBe('two 2 soft!')
  await scene.put('echo', { 'more.json': '{ "mark": "?" }' })
  await soon(async () => {
    await talk.says('again')
    expect((await talk.heard()).at(-1)).toMatch(/^again \d+ soft\?$/)
  })
  expect(await (await scene.visitor('echo')).heard()).toEqual(['Anything'])
})

test('so does a preview', async () => {
  const { json } = await scene.call('POST /api/previews', { flow: echoFlow, language: 'en' })
  const { id, page } = json as { id: string; page: string }
  const say = async (text: string): Promise<string | undefined> => {
    await scene.call(`POST /api/previews/${id}/say`, { text })
    const { conversation } = (await scene.call(`GET /api/previews/${id}`)).json as { conversation: { id: string } }
    const told = await fetch(new URL(`${page}/api/visitor/conversations/${conversation.id}/events`, scene.url))
    return ((await told.json()) as { events: { text?: string }[] }).events.at(-1)?.text
  }
  expect(await say('before')).toBe('before 1 soft?')
  await save({ name: 'Echo in preview', heard: 'String(memory.times)' })
  await loaded('Echo in preview')
  expect(await say('after')).toBe('2')
})

test('what was broken by a save goes on as it was, and says where it is broken', async () => {
  await scene.put('echo', { 'index.ts': echoSource({ name: 'Echo 3' }).replace("icon: 'repeat',", "icon 'repeat',") })
  expect(await scene.installed('echo')).toMatchObject({
    state: 'broken',
    isStale: true,
    problems: [{ file: 'index.ts', line: 11, message: expect.stringContaining('cannot be understood') as unknown }],
  })
  await talk.says('three')
  expect((await talk.heard()).at(-1)).toMatch(/^\d+$/)
  await save({ name: 'Echo 4' })
  await loaded('Echo 4')
  expect(await scene.installed('echo')).toMatchObject({ state: 'on', isStale: false, problems: [] })
})

test('one that wants more asks, and goes on as it was until somebody agrees', async () => {
  await save({ name: 'Echo 5', declared: "permissions: { hosts: ['example.com'], secrets: ['key'] }," })
  expect(await scene.installed('echo')).toMatchObject({
    state: 'asks',
    isStale: true,
    wants: { hosts: ['example.com'], secrets: ['key'] },
    given: { hosts: [], secrets: [] },
    secrets: [{ name: 'key', isSet: false }],
  })
  expect(await namesOf()).toContain('Echo 4')
  expect(await scene.switchOn('echo')).toMatchObject({
    state: 'on',
    isStale: false,
    given: { hosts: ['example.com'], secrets: ['key'] },
  })
  expect(await namesOf()).toContain('Echo 5')
})

test('configs of an earlier version are migrated: in drafts for whoever draws, in versions as they run', async () => {
  await save({
    name: 'Echo 6',
    declared: "version: 2, migrate: ({ prefix = 'You said' }) => ({ before: prefix + ',' }),",
    config: 'before: z.string()',
    fields: "before: 'Before'",
    heard: '`${config.before} ${message.text}`',
  })
  await loaded('Echo 6')
  await talk.says('four')
  expect((await talk.heard()).at(-1)).toBe('You said, four')
  const { json } = await scene.call('GET /api/flows/echo')
  const { flow } = json as { flow: { nodes: { id: string }[] } }
  expect(flow.nodes.find(({ id }) => id === 'echo')).toMatchObject({ actionVersion: 2, config: { before: 'You said,' } })
  expect(await scene.call('POST /api/flows/echo/check', { flow })).toMatchObject({ json: { problems: [] } })
})

test('a restart keeps what runs, and does not load what nobody agreed to', async () => {
  await scene.put('quiet', {
    'index.ts': echoSource({ name: 'Quiet' }).replace("'echo'", "'quiet'"),
    'words.ts': wordsSource(''),
  })
  await scene.restart()
  await talk.says('five')
  expect((await talk.heard()).at(-1)).toBe('You said, five')
  expect(await scene.installed('quiet')).toMatchObject({ state: 'found' })
  expect(await ran()).not.toContain('Quiet')
})

test('a config that fits no more is a problem of the flow, and leads to people', async () => {
  const other = await scene.visitor('echo')
  await save({
    name: 'Echo 7',
    declared: 'version: 3,',
    config: 'howOften: z.int()',
    fields: "howOften: 'How often'",
    heard: 'message.text',
  })
  await loaded('Echo 7')
  const { json } = await scene.call('GET /api/flows')
  expect(json).toMatchObject([{ id: 'echo', problems: { errors: 1 } }])
  await other.says('six')
  expect(await other.owner()).toBe('queue')
})

test('when its folder is deleted it is gone, and who waits in it gets people', async () => {
  await rm(join(scene.dataDir, 'plugins', 'echo'), { recursive: true })
  await soon(async () => expect(await namesOf()).not.toContain('Echo 7'))
  expect(await scene.installed('echo')).toMatchObject({ state: 'gone', given: {}, flows: [{ id: 'echo' }] })
  await talk.says('seven')
  expect(await talk.owner()).toBe('queue')
})

test('switched off is forgotten: the same folder is only found', async () => {
  await scene.call('PUT /api/plugins/echo', { on: false })
  await save({ name: 'Echo 8' })
  await scene.put('echo', { 'words.ts': wordsSource('Back') })
  expect(await scene.installed('echo')).toMatchObject({ state: 'found' })
  expect(await ran()).not.toContain('Echo 8')
  await expect(access(join(scene.dataDir, 'settings', 'plugins.json'))).resolves.toBeUndefined()
})
