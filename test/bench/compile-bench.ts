import { createProgram } from '../../runtime/flow/program.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { type Bench, type Figure, figureOf } from './figure.ts'
import { loopFlow } from './loop-flow.ts'

/** How long a flow takes to become a program. */
export const compileBench: Bench = {
  name: 'compile',
  async measure({ quick }) {
    const { declarations } = await loadPlugins()
    const time = (size: number): number => {
      const flow = loopFlow('bench', size)
      const started = performance.now()
      createProgram(flow, 1, declarations)
      return performance.now() - started
    }
    const figures: Figure[] = [{ what: 'compile 1,000 nodes, cold', value: time(1_000), unit: 'ms' }]
    for (const [size, target] of sizes) {
      time(size)
      time(size)
      const rounds = Array.from({ length: quick ? 3 : 9 }, () => time(size))
      figures.push(figureOf(`compile ${size.toLocaleString('en')} nodes`, 'ms', rounds, target))
    }
    return figures
  },
}

const sizes = [[1_000, { most: 60 }] as const, [5_000, undefined] as const]
