import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFolder } from '../../runtime/store/folder-lock.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')

function simulate(args: readonly string[], dataDir = '/nowhere'): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    const env = { ...process.env, DATA_DIR: dataDir, NO_COLOR: '1', LANG: 'en_GB.UTF-8' }
    execFile(process.execPath, ['runtime/simulate/simulate.ts', ...args], { cwd: root, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

describe('npm run simulate', () => {
  it('shows what became of the visitors of a sample', async () => {
    const { code, out } = await simulate(['welcome-and-qualify', '--visitors', '40', '--language', 'nl'])
    expect(out).toMatch(/^Welcome and qualify: 40 bezoekers, seed 1\n/)
    expect(out).toMatch(/door mensen geholpen +\d+ +\d+ %/)
    expect(out).toMatch(/Topic \(topic\) +\d+ +\d+ s {2}.*choice:pricing \d+ %/)
    expect(code).toBe(0)
  })

  it('reads the draft of a server that runs, which keeps its lock, and ends with 1 when somebody is stuck', async () => {
    const dataDir = await temporaryFolder()
    const flow = flowOf('round', [
      ['start', 'start', {}, { next: 'wait' }],
      ['wait', 'wait', { until: { what: 'duration', ms: 60_000 } }, { next: 'say' }],
      ['say', 'say', { text: en('Still there?') }, { next: 'wait' }],
    ])
    await mkdir(join(dataDir, 'flows', 'round'), { recursive: true })
    await writeFile(join(dataDir, 'flows', 'round', 'draft.json'), JSON.stringify({ revision: 1, body: flow }))
    const lock = await lockFolder(dataDir)
    const before = await readdir(dataDir)
    const { code, out } = await simulate(['round', '--visitors', '3', '--json'], dataDir)
    lock.release()
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ visitors: 3, seed: 1, troubles: [{ outcome: 'stuck', why: 'for-ever' }] })
    expect(await readdir(dataDir)).toEqual(before)
  })

  it.each([
    ['no flow at all', [], /^npm run simulate -- <flow id or file\.json>/],
    ['a flow that is nowhere', ['nope'], /There is no flow “nope”, neither in \/nowhere nor among the samples/],
    ['a file that is not there', ['nope.json'], /nope\.json is no flow: ENOENT/],
    ['no number', ['welcome-and-qualify', '--visitors', 'many'], /--visitors is “many”: give 1–100000/],
    ['a share beyond all', ['welcome-and-qualify', '--failing', '2'], /--failing is “2”: give 0–1/],
    ['an option it does not have', ['--bots', '3'], /Unknown option '--bots'/],
  ])('says what is wrong with %s', async (_what, args, message) => {
    const { code, err } = await simulate([...args])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n {4}at /)
    expect(code).toBe(1)
  })
})
