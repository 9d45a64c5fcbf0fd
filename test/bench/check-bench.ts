import { createEditor } from '../../builder/editor/state/create-editor.ts'
import { flowOf as flowIn } from '../../builder/editor/state/document.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import type { ProblemView } from '../../runtime/api/contract.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { descriptorsOf } from '../../runtime/plugins/descriptors-of.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { adminToken, startParley } from './child-server.ts'
import { openConnection } from './connection.ts'
import { type Bench, type Figure, quantile } from './figure.ts'
import { loopFlow } from './loop-flow.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** From an edit to the problems of the flow, as an editor lives through it: its document as JSON, over HTTP, and the answer read. */
export const checkBench: Bench = {
  name: 'check',
  async measure({ quick }) {
    const server = await startParley(temporaryFolder())
    const connection = await openConnection(server.url)
    const plugins = await loadPlugins()
    // Channels are no actions: an editor asks for them by their ids and finds none.
    const descriptors = new Map(descriptorsOf(plugins).map(each => [each.id, each as Descriptor]))
    const ask = async (path: string, body: object): Promise<string> => {
      const answer = await connection.ask({ method: 'POST', path, token: adminToken, body: JSON.stringify(body) })
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body.slice(0, 300)}`)
      return answer.body
    }
    const figures: Figure[] = []
    for (const [size, most] of sizes) {
      const flow: Flow = { ...loopFlow(`check-${size}`, size), languages: ['en', 'nl'] }
      await ask('/api/flows', { flow })
      const editor = createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'id' })
      const node = flow.nodes.find(({ action }) => action === 'say')?.id ?? ''
      const tookMs: number[] = []
      let cpuMs = 0
      for (let round = -5; round < (quick ? 10 : 60); round += 1) {
        if (round === 0) cpuMs = server.cpuMs()
        const began = performance.now()
        editor.edit('setConfig', { node, path: ['text', 'en'], value: `Thank you, number ${round}` })
        const body = await ask(`/api/flows/${flow.id}/check`, { flow: flowIn(editor.document()) })
        const { problems }: { problems: readonly ProblemView[] } = JSON.parse(body)
        editor.see({ problems })
        if (round >= 0) tookMs.push(performance.now() - began)
      }
      const name = `${size.toLocaleString('en')} nodes, two languages`
      figures.push(
        { what: `${name}, p50`, value: quantile(tookMs, 0.5), unit: 'ms', ...(most === undefined ? {} : { target: { most } }) },
        { what: `${name}, p95`, value: quantile(tookMs, 0.95), unit: 'ms' },
        { what: `${name}, CPU of the server`, value: (server.cpuMs() - cpuMs) / tookMs.length, unit: 'ms' },
      )
    }
    connection.close()
    await server.stop()
    return figures
  },
}

const sizes = [[50, undefined] as const, [500, 50] as const, [5_000, undefined] as const]
