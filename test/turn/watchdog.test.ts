import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWatchdog } from '../../runtime/turn/watchdog.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene } from '../rig/scene.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-watchdog-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a turn that never ends costs the process, and is known after the restart until it has been halted', async () => {
  const child = spawn(process.execPath, [new URL('../rig/hang-child.ts', import.meta.url).pathname, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  expect(said).toContain('c1 m:2')

  const after = await createWatchdog(folder, () => {})
  expect(after.begin('c1', 'm:1')).toBe(false)
  expect(after.begin('c1', 'm:2')).toBe(true)
  await after.forget('c1', 'm:2')
  expect(after.begin('c1', 'm:2')).toBe(false)
  await after.stop()
  expect(await readdir(join(folder, 'hung'))).toEqual([])
})

test('the message whose turn hung is kept when it comes again, no flow hears it, and people are told why', async () => {
  await mkdir(join(folder, 'hung'), { recursive: true })
  let scene = await createScene({ dataDir: folder })
  await scene.publish(
    flowOf('hello', [
      ['start', 'start', {}, { next: 'name' }],
      ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }],
    ]),
  )
  const { record } = await scene.runtime.turns.begin({ flow: 'hello', languages: ['en'], clientMsgId: '1' })
  await scene.close()

  await writeFile(join(folder, 'hung', '1'), `${record.id} m:2`)
  scene = await createScene({ dataDir: folder })
  const answered = await scene.runtime.turns.say(record.visitorId, record.id, '2', { text: 'Ada' })
  expect(answered.events[0]).toMatchObject({ author: 'visitor', text: 'Ada' })
  expect(answered.record).toMatchObject({ state: 'open.queue', vars: {} })
  expect(await scene.runtime.store.conversations.log(record.id, 0, 10)).toContainEqual(
    expect.objectContaining({ type: 'halted', reason: 'turn_hung' }),
  )
  expect(await readdir(join(folder, 'hung'))).toEqual([])
  await scene.close()
})
