import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDrawingScene, type Drawer, type DrawingScene, pretendStorage } from './drawing-scene.ts'

let scene: DrawingScene
beforeAll(async () => {
  scene = await createDrawingScene()
})
beforeEach(() => scene.begin())
afterAll(() => scene.close())

const rename = ({ editor }: Drawer, node: string, name: string): void => editor.edit('patchNode', { node, patch: { name } })
const write = ({ editor }: Drawer, node: string, text: string): void =>
  editor.edit('setConfig', { node, path: ['text', 'en'], value: text })
const nameOf = ({ editor }: Drawer, node: string): string | undefined => editor.document().nodes.get(node)?.name
const textOf = ({ editor }: Drawer, node: string): unknown => editor.document().nodes.get(node)?.config.text
const state = ({ saver }: Drawer): unknown => saver.actor.getSnapshot().value
const conflicts = ({ saver }: Drawer) => saver.actor.getSnapshot().context.conflicts
const names = async (): Promise<readonly (string | undefined)[]> => (await scene.draft()).flow.nodes.map(({ name }) => name)

describe('what is drawn', () => {
  test('is saved when it pauses, and every three seconds while it does not', async () => {
    const mia = await scene.open('Mia')
    const puts = (): number => mia.asked.filter(method => method === 'PUT').length
    for (let at = 0; at < 10; at += 1) {
      rename(mia, 'hi', `Name ${at}`)
      mia.clock.advance(250)
    }
    expect(puts()).toBe(0)
    expect(state(mia)).toBe('waiting')
    rename(mia, 'hi', 'Greeting')
    mia.clock.advance(400)
    expect(puts()).toBe(0)
    mia.clock.advance(100)
    expect(puts()).toBe(1)
    await mia.settled()
    expect(await scene.draft()).toMatchObject({ revision: 2 })
    expect(await names()).toContain('Greeting')
    // Back to what is stored: nothing to save.
    rename(mia, 'hi', 'Another')
    mia.editor.undo()
    await mia.settled()
    expect(puts()).toBe(1)
  })

  test('while it is being saved is saved after that', async () => {
    const mia = await scene.open('Mia')
    rename(mia, 'hi', 'First')
    mia.clock.advance(600)
    expect(state(mia)).toBe('saving')
    rename(mia, 'topic', 'Second')
    await mia.settled()
    expect(await names()).toEqual(expect.arrayContaining(['First', 'Second']))
    expect((await scene.draft()).revision).toBe(3)
  })

  test('is saved at once when somebody wants it, and the revision is told', async () => {
    const mia = await scene.open('Mia')
    rename(mia, 'hi', 'Now')
    expect(await mia.saver.flush()).toBe(2)
    expect(await mia.saver.flush()).toBe(2)
  })

  test('comes through a server that cannot be reached, by itself', async () => {
    const mia = await scene.open('Mia')
    mia.weather = 'lost'
    rename(mia, 'hi', 'Offline')
    await mia.until(() => state(mia) === 'failed', 'the failure')
    await expect(mia.saver.flush()).rejects.toMatchObject({ code: 'offline' })
    rename(mia, 'topic', 'Offline too')
    mia.clock.advance(60_000)
    await mia.until(() => state(mia) === 'failed', 'another failure')
    const tries = mia.asked.length
    mia.clock.advance(1_000)
    expect(mia.asked).toHaveLength(tries)
    mia.weather = 'fair'
    await mia.settled()
    expect(await names()).toEqual(expect.arrayContaining(['Offline', 'Offline too']))
  })

  test('counts once when the answer is lost', async () => {
    const mia = await scene.open('Mia')
    mia.weather = 'deaf'
    rename(mia, 'hi', 'Once')
    mia.clock.advance(600)
    await mia.until(() => state(mia) === 'failed', 'the failure')
    mia.weather = 'fair'
    rename(mia, 'topic', 'Twice')
    await mia.settled()
    expect(conflicts(mia)).toEqual([])
    expect(await names()).toEqual(expect.arrayContaining(['Once', 'Twice']))
  })

  test('that the server does not take is said, until another change is taken', async () => {
    const mia = await scene.open('Mia')
    mia.editor.edit('patchSettings', { name: '' })
    await mia.until(() => state(mia) === 'refused', 'the refusal')
    expect(mia.saver.actor.getSnapshot().context.error).toMatchObject({ code: 'flow_invalid' })
    mia.editor.edit('patchSettings', { name: 'Named' })
    await mia.settled()
    expect((await scene.draft()).flow.name).toBe('Named')
  })
})

describe('what others save', () => {
  test('comes by itself, and is not ours to undo', async () => {
    const [mia, bo] = [await scene.open('Mia'), await scene.open('Bo')]
    rename(bo, 'topic', 'Ours')
    rename(mia, 'hi', 'Theirs')
    mia.clock.advance(600)
    await mia.settled()
    await bo.until(() => nameOf(bo, 'hi') === 'Theirs', 'what Mia saved')
    expect(nameOf(bo, 'topic')).toBe('Ours')
    await bo.settled()
    await mia.until(() => nameOf(mia, 'topic') === 'Ours', 'what Bo saved')
    bo.editor.undo()
    expect([nameOf(bo, 'topic'), nameOf(bo, 'hi')]).toEqual([undefined, 'Theirs'])
    await bo.settled()
    expect(await names()).toContain('Theirs')
    expect([...conflicts(mia), ...conflicts(bo)]).toEqual([])
  })

  test('is merged where both wrote in one record: fields, languages and choices apart', async () => {
    const [mia, bo] = [await scene.open('Mia'), await scene.open('Bo')]
    write(mia, 'hi', 'Welcome')
    mia.editor.edit('setConfig', { node: 'topic', path: ['choices', 2], value: { id: 'order', label: { en: 'My order' } } })
    bo.editor.edit('setConfig', { node: 'hi', path: ['text', 'nl'], value: 'Welkom' })
    bo.editor.edit('setConfig', { node: 'topic', path: ['choices', 0, 'label', 'en'], value: 'Prices' })
    bo.editor.edit('setConfig', { node: 'topic', path: ['saveAs'], value: 'topic' })
    await Promise.all([mia.saver.flush(), bo.saver.flush()])
    await mia.until(() => JSON.stringify(textOf(mia, 'hi')) === JSON.stringify({ en: 'Welcome', nl: 'Welkom' }), 'both languages')
    await bo.settled()
    expect(textOf(bo, 'hi')).toEqual({ en: 'Welcome', nl: 'Welkom' })
    for (const { editor } of [mia, bo])
      expect(editor.document().nodes.get('topic')?.config).toMatchObject({
        saveAs: 'topic',
        choices: [{ label: { en: 'Prices' } }, { id: 'people' }, { id: 'order' }],
      })
    expect([...conflicts(mia), ...conflicts(bo)]).toEqual([])
  })

  test('is shown beside ours where both wrote the same: ours is kept, theirs can be taken', async () => {
    const [mia, bo] = [await scene.open('Mia'), await scene.open('Bo')]
    write(mia, 'hi', 'Welcome')
    write(bo, 'hi', 'Good day')
    await mia.saver.flush()
    await bo.saver.flush()
    await bo.settled()
    expect(textOf(bo, 'hi')).toEqual({ en: 'Good day' })
    expect(conflicts(bo)).toMatchObject([
      { kind: 'nodes', id: 'hi', clashes: [{ path: ['config', 'text', 'en'], mine: 'Good day', theirs: 'Welcome' }] },
    ])
    await mia.until(() => JSON.stringify(textOf(mia, 'hi')) === JSON.stringify({ en: 'Good day' }), 'what Bo kept')
    expect(conflicts(mia)).toEqual([])
    rename(bo, 'hi', 'Greeting')
    const [conflict] = conflicts(bo)
    if (conflict) bo.saver.settle(conflict, 'theirs')
    expect(conflicts(bo)).toEqual([])
    await bo.settled()
    await mia.until(() => nameOf(mia, 'hi') === 'Greeting', 'what Bo took')
    expect(textOf(mia, 'hi')).toEqual({ en: 'Welcome' })
    bo.editor.undo()
    expect(textOf(bo, 'hi')).toEqual({ en: 'Good day' })
  })

  test('is fetched when the line was away', async () => {
    const [mia, bo] = [await scene.open('Mia'), await scene.open('Bo')]
    bo.live.stop()
    rename(mia, 'hi', 'Meanwhile')
    await mia.saver.flush()
    expect(nameOf(bo, 'hi')).toBeUndefined()
    bo.live.start()
    await bo.until(() => nameOf(bo, 'hi') === 'Meanwhile', 'what was missed')
  })
})

describe('a page that goes', () => {
  test('saves what it has, and the next one brings what it could not', async () => {
    const kept = pretendStorage()
    const [mia, bo] = [await scene.open('Mia', kept), await scene.open('Bo')]
    rename(mia, 'hi', 'Last')
    expect(mia.saver.part()).toBe(true)
    await mia.settled()
    expect(kept.length).toBe(0)
    expect(await names()).toContain('Last')

    mia.weather = 'lost'
    write(mia, 'hi', 'Offline')
    await mia.until(() => state(mia) === 'failed', 'the failure')
    expect(mia.saver.part()).toBe(false)
    mia.leave()
    rename(bo, 'topic', 'Meanwhile')
    write(bo, 'price', 'Not free')
    await bo.saver.flush()
    const again = await scene.open('Ada', kept)
    expect(textOf(again, 'hi')).toEqual({ en: 'Offline' })
    expect(textOf(again, 'price')).toEqual({ en: 'Not free' })
    expect(kept.length).toBe(0)
    expect((await scene.draft()).flow.nodes.find(({ id }) => id === 'hi')?.config).toEqual({ text: { en: 'Offline' } })
  })

  test('says so where nothing can be kept, and passes over what is kept and cannot be read', async () => {
    const kept = pretendStorage()
    kept.setItem(`parley.unsaved.${scene.flow}.1`, '{"at": 1, "changes": [{"kind": "nodes", "id": "hi", "after": {"id": "hi"}}]}')
    kept.setItem(`parley.unsaved.${scene.flow}.2`, 'no json')
    kept.setItem('parley.unsaved.another.1', 'of another flow')
    const full = {
      ...kept,
      get length() {
        return kept.length
      },
      setItem: () => {
        throw new Error('full')
      },
    }
    const mia = await scene.open('Mia', full)
    expect(kept.length).toBe(1)
    rename(mia, 'hi', 'Last')
    expect(mia.saver.part()).toBe(false)
    await mia.settled()
  })
})
