import { execFile } from 'node:child_process'
import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { linkKit, program } from '../../runtime/plugins/outside/link-kit.ts'
import { echoSource, smallSource, wordsSource } from '../rig/own-plugin.ts'
import { createTeamSocketScene } from '../rig/team-socket-scene.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

describe('the data folder', () => {
  test('gets what editors need to know the kit, and TypeScript holds plugins to it', async () => {
    const folder = await temporaryFolder()
    expect(await linkKit(folder)).toEqual([])
    expect(await linkKit(folder)).toEqual([])
    expect(await realpath(join(folder, 'node_modules', 'parley'))).toBe(await realpath(program))
    for (const [id, heard] of [
      ['echo', 'memory.times'],
      ['wrong', 'memory.time'],
    ] as const) {
      await mkdir(join(folder, 'plugins', id), { recursive: true })
      await writeFile(join(folder, 'plugins', id, 'index.ts'), echoSource({ heard: `String(${heard})` }))
      await writeFile(join(folder, 'plugins', id, 'words.ts'), wordsSource('Hello'))
    }
    const tsc = join(program, 'node_modules', 'typescript', 'bin', 'tsc')
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '--project', folder]).catch(
      (error: { stdout: string }) => error,
    )
    const found = stdout.split('\n').filter(line => line.includes('error TS'))
    expect(found).toEqual([expect.stringMatching(/wrong\/index\.ts.*Property 'time' does not exist/)])
  })

  test('keeps what somebody else has put there, and says so', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'node_modules', 'zod'), { recursive: true })
    await writeFile(join(folder, 'tsconfig.json'), '{}')
    expect(await linkKit(folder)).toMatchObject([{ code: 'links_missing', params: { what: 'node_modules/zod' } }])
    expect(await readFile(join(folder, 'tsconfig.json'), 'utf8')).toBe('{}')
  })

  test('that cannot be written into is said to be so', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'node_modules'), '')
    expect(await linkKit(folder)).toMatchObject([{ code: 'links_missing', params: { what: 'node_modules' } }])
  })

  test('that was moved with the program gets links to where it is now', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'node_modules'))
    await symlink(join(folder, 'nowhere'), join(folder, 'node_modules', 'parley'))
    expect(await linkKit(folder)).toEqual([])
    expect(await realpath(join(folder, 'node_modules', 'parley'))).toBe(await realpath(program))
  })
})

test('whoever may read flows is told that plugins have changed', async () => {
  const scene = await createTeamSocketScene()
  onTestFinished(() => scene.close())
  const mia = await scene.open(await scene.join('Mia', 'marketer'))
  await mkdir(join(scene.dataDir, 'plugins', 'small'), { recursive: true })
  await writeFile(join(scene.dataDir, 'plugins', 'small', 'index.ts'), smallSource('small'))
  await scene.runtime.outside.look()
  await mia.until('plugins')
  await scene.runtime.outside.look()
  await mia.settled()
  expect(mia.frames.filter(({ type }) => type === 'plugins')).toHaveLength(1)
})
