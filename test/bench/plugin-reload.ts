import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { smallSource } from '../rig/own-plugin.ts'
import { adminToken, startParley } from './child-server.ts'
import { type Bench, figureOf } from './figure.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** How long it takes from saving a plugin of one's own until the canvas can have what was saved, and what a reload leaves behind. */
export const pluginReload: Bench = {
  name: 'plugins',
  async measure({ quick }) {
    const folder = temporaryFolder()
    const save = (name: string): void => {
      mkdirSync(join(folder, 'plugins', 'small'), { recursive: true })
      writeFileSync(join(folder, 'plugins', 'small', 'index.ts'), smallSource('small').replace("'Small'", `'${name}'`))
    }
    save('Round 0')
    const server = await startParley(folder)
    const ask = async (path: string, body?: object): Promise<string> => {
      const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
      const answer = await fetch(new URL(path, server.url), {
        headers,
        ...(body ? { method: 'PUT', body: JSON.stringify(body) } : {}),
      })
      return await answer.text()
    }
    await ask('/api/plugins/small', { on: true, permissions: { hosts: [], secrets: [] } })
    const shownMs: number[] = []
    const before = server.residentMb()
    for (let round = 1; round <= (quick ? 3 : 30); round += 1) {
      const began = performance.now()
      save(`Round ${round}`)
      while (!(await ask('/api/plugins')).includes(`"Round ${round}"`)) await new Promise(resolve => setTimeout(resolve, 2))
      shownMs.push(performance.now() - began)
    }
    const grown = (server.residentMb() - before) / shownMs.length
    await server.stop()
    return [
      figureOf('from saving a plugin until GET /api/plugins shows it', 'ms', shownMs, { most: 1_000 }),
      { what: 'memory that one reload leaves', value: grown * 1_000, unit: 'kB' },
    ]
  },
}
