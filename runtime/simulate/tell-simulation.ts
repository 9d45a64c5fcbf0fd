import { join } from 'node:path'
import { errorWords } from '../../plugins/kit/error-words.ts'
import { systemClock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { check } from '../flow/check/check.ts'
import type { Problem } from '../flow/check/problem.ts'
import { translate } from '../locale/translate.ts'
import { loadPlugins } from '../plugins/load-plugins.ts'
import { findFlow } from './find-flow.ts'
import { printReport } from './print-report.ts'
import { simulateFlow } from './simulate-flow.ts'
import { fill, type Words } from './words.ts'

/** What somebody has typed, read. */
export interface Asked {
  /** A file, or the id of a flow. */
  readonly named: string
  readonly live: boolean
  readonly json: boolean
  readonly visitors: number
  readonly seed: number
  readonly failing: number
  readonly language?: string
  readonly words: Words
}

/** Simulates, prints what came of it, and gives the code to end with. Errors: what is wrong with the flow, in words. */
export async function tellSimulation({ named, live, json, words, ...about }: Asked): Promise<number> {
  const { declarations } = await loadPlugins()
  const dataDir = process.env['DATA_DIR'] ?? './data'
  const places = { dataDir, samples: join(import.meta.dirname, '..', 'samples'), live, clock: systemClock }
  const found = await findFlow(named, declarations, places).catch((error: unknown) => {
    throw new Error(fill(words.unreadable, { file: named, why: wordsOf(error) }), { cause: error })
  })
  if (!found) throw new Error(fill(words.unknown, { id: named, folder: dataDir }))
  const errors = check(found.flow, declarations).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error([words.problems, ...errors.map(lineOf)].join('\n'))
  const report = await simulateFlow({ ...found, ...about, declarations })
  console.log(json ? JSON.stringify(report, null, 2) : printReport(report, words))
  return report.troubles.length > 0 ? 1 : 0
}

function lineOf({ node, code, params }: Problem): string {
  const plain = Object.entries(params).map(([key, value]) => [key, typeof value === 'object' ? value.join(', ') : value])
  return `  ${node === undefined ? '' : `${node}: `}${translate(`problems.${code}`, Object.fromEntries(plain))}`
}

function wordsOf(error: unknown): string {
  if (error instanceof ParleyError) return translate(`errors.${error.code}`, error.params)
  return errorWords(error)
}
