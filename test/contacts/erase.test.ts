import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { createScene } from '../rig/scene.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { uploadFile } from '../rig/upload.ts'

const flow = flowOf('care', [
  ['start', 'start', {}, { next: 'consent' }],
  ['consent', 'consent', { text: en('May we keep what you write, as our policy says?') }, { granted: 'email' }],
  ['email', 'email-capture', { question: en('Your email?') }, { captured: 'name' }],
  ['name', 'ask', { question: en('Your name?'), property: 'name', saveAs: 'who' }, { answered: 'news' }],
  ['news', 'list', { add: ['news'] }, { next: 'ticket' }],
  ['ticket', 'ticket', { subject: 'Call {{contact.name}}', text: 'At {{contact.email}}' }, { next: 'survey' }],
  ['survey', 'survey', { questions: [{ id: 'why', kind: 'text', question: en('What brings you?') }] }, { answered: 'hook' }],
  ['hook', 'webhook', { url: 'https://127.0.0.1/hook', body: 'all' }, { failed: 'cv' }],
  ['cv', 'ask', { kind: 'file', question: en('Your CV?') }, { answered: 'more' }],
  ['more', 'ask', { question: en('What else, {{contact.name}}?') }, { answered: 'more' }],
])

const marker = 'zweiundvierzigtausend'
const secrets = ['grace.hopper@navy.example', 'grace.hopper', 'Grace Brewster', 'Brewster', marker]

async function open(): Promise<ApiScene> {
  const scene = await createApiScene()
  onTestFinished(() => scene.close())
  await scene.publish(flow)
  return scene
}

/** Everything that can be known of one visitor is known. */
async function talk(
  scene: ApiScene,
): Promise<{ readonly conversation: string; readonly contact: string; readonly token: string }> {
  const token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'care', clientMsgId: 'b' }, token)
  const id: string = begun.json.conversation.id
  let keys = 0
  const say = (body: object) =>
    scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `k${++keys}`, ...body }, token)
  for (const text of ['I agree', 'Grace.Hopper@navy.example', 'Grace Brewster', `because of ${marker}`]) await say({ text })
  await scene.settle()
  const { json } = await uploadFile(scene, `/api/visitor/conversations/${id}/files`, token, 'cv.pdf', sampleFiles.pdf)
  await say({ fileId: json.file.id })
  await say({ text: `once more ${marker}, ${'and on and on '.repeat(300)}` })
  await scene.call(`POST /api/conversations/${id}/notes`, { text: `Grace Brewster called, ${marker}` }, adminToken)
  await scene.runtime.store.search.index(100)
  const whole = await scene.call(`GET /api/conversations/${id}`, undefined, adminToken)
  return { conversation: id, contact: whole.json.contact.id, token }
}

async function bytesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async file => [file, (await readFile(file, 'latin1')).toLowerCase()] as const)))
}

async function found(folder: string): Promise<readonly string[]> {
  const bytes = await bytesIn(folder)
  return [...bytes].flatMap(([file, text]) =>
    secrets.filter(word => text.includes(word.toLowerCase())).map(word => `${word} in ${file}`),
  )
}

describe('somebody who is erased', () => {
  test('stands in no byte of the data folder any more; evidence of consent stays, without a name', async () => {
    const scene = await open()
    const { conversation, contact, token } = await talk(scene)
    const other = await talkOfOther(scene)
    const before = (await scene.call(`GET /api/contacts/${contact}/export`, undefined, adminToken)).text
    for (const word of secrets) expect(before.toLowerCase(), word).toContain(word.toLowerCase())
    expect((await found(scene.dataDir)).length).toBeGreaterThan(0)

    const erased = await scene.call(`DELETE /api/contacts/${contact}`, undefined, adminToken)
    expect(erased.json).toEqual({ receipt: expect.any(String), conversations: 1, files: 1 })
    expect(await found(scene.dataDir)).toEqual([])
    expect(await readdir(join(scene.dataDir, 'files'))).toEqual([])

    for (const what of [`GET /api/contacts/${contact}`, `GET /api/conversations/${conversation}`])
      expect((await scene.call(what, undefined, adminToken)).status).toBe(404)
    const again = { clientMsgId: 'z', text: 'still there?' }
    expect(
      (await scene.call(`POST /api/visitor/conversations/${conversation}/messages`, again, token)).status,
    ).toBeGreaterThanOrEqual(401)
    expect((await scene.call(`GET /api/conversations?q=${marker}`, undefined, adminToken)).json.conversations).toEqual([])
    expect((await scene.call('GET /api/tickets', undefined, adminToken)).json.tickets).toEqual([])
    expect((await scene.call(`GET /api/conversations/${other}`, undefined, adminToken)).status).toBe(200)

    const database = new DatabaseSync(join(scene.dataDir, 'parley.db'), { readOnly: true })
    const evidence = database.prepare('select * from consent where receipt is not null').all()
    expect(evidence).toMatchObject([
      {
        receipt: erased.json.receipt,
        conversation: null,
        purpose: 'process',
        decision: 'granted',
        text: 'May we keep what you write, as our policy says?',
        text_hash: createHash('sha256').update('May we keep what you write, as our policy says?').digest('hex'),
        answer: null,
      },
    ])
    expect(() => new DatabaseSync(join(scene.dataDir, 'parley.db')).exec('delete from consent')).toThrow('evidence')
    database.close()
    const [receipt] = await scene.runtime.store.contacts.receipts()
    expect(receipt).toMatchObject({
      id: erased.json.receipt,
      contactHashes: [createHash('sha256').update(contact).digest('hex')],
    })
    const log = (await scene.call('GET /api/audit', undefined, adminToken)).json.entries
    expect(log.slice(0, 2).map((entry: { act: string }) => entry.act)).toEqual(['contact.erased', 'contact.exported'])
    await scene.settle()
  })

  test('leaves what they agreed to and that they took it back, in order and without a name', async () => {
    const scene = await open()
    const { contact, token } = await talk(scene)
    const withdrawn = await scene.call('POST /api/visitor/consents/withdraw', { purpose: 'process' }, token)
    expect(withdrawn.status).toBe(200)
    expect((await scene.call(`GET /api/contacts/${contact}/export`, undefined, adminToken)).text).toContain('withdrawn')

    const erased = await scene.call(`DELETE /api/contacts/${contact}`, undefined, adminToken)
    expect(erased.status).toBe(200)
    expect(await found(scene.dataDir)).toEqual([])
    const database = new DatabaseSync(join(scene.dataDir, 'parley.db'), { readOnly: true })
    const evidence = database.prepare('select * from consent order by n').all()
    database.close()
    const text = 'May we keep what you write, as our policy says?'
    const words = { text, text_hash: createHash('sha256').update(text).digest('hex'), answer: null }
    const whose = { receipt: erased.json.receipt, conversation: null, purpose: 'process' }
    expect(evidence).toMatchObject([
      { ...whose, ...words, decision: 'granted' },
      { ...whose, ...words, decision: 'withdrawn' },
    ])
    // Nothing is left that could be taken back once more.
    const again = await scene.call('POST /api/visitor/consents/withdraw', { purpose: 'process' }, token)
    expect(again.status).toBeGreaterThanOrEqual(401)
  })

  test('is erased again when a backup from before is put back', async () => {
    const first = await createScene()
    const { store } = first.runtime
    const id = await store.contacts.make(
      { email: 'grace.hopper@navy.example', stored: { name: 'Grace Brewster' } },
      'agent:mia',
      1,
    )
    const stays = await store.contacts.make({ email: 'other@navy.example', stored: {} }, 'agent:mia', 1)
    const { dataDir } = first
    const backup = await temporaryFolder()
    await first.runtime.close()
    await cp(dataDir, backup, { recursive: true })
    const second = await createScene({ dataDir })
    await second.runtime.privacy.erase(id)
    await second.close()
    expect(await found(dataDir)).toEqual([])

    await rm(join(dataDir, 'parley.db'))
    await cp(join(backup, 'parley.db'), join(dataDir, 'parley.db'))
    expect((await found(dataDir)).length).toBeGreaterThan(0)
    const third = await createScene({ dataDir })
    expect(await third.runtime.store.contacts.get(id)).toBeUndefined()
    expect((await third.runtime.store.contacts.get(stays))?.email).toBe('other@navy.example')
    expect(await third.runtime.privacy.eraseAgain()).toBe(0)
    expect(await found(dataDir)).toEqual([])
    await third.close()
    await rm(dataDir, { recursive: true, force: true })
  })
})

async function talkOfOther(scene: ApiScene): Promise<string> {
  const { json } = await scene.call('POST /api/visitor/conversations', { flow: 'care', clientMsgId: 'o', text: 'I agree' })
  return json.conversation.id
}
