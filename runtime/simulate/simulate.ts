import { parseArgs } from 'node:util'
import { errorWords } from '../../plugins/kit/error-words.ts'
import { fill, loadWords, type Words } from './words.ts'

// `npm run simulate`: visitors talk to a flow, and what became of them is told. Ends with 1 when one of them broke off or is stuck.
const systemLanguage = Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase()
process.exitCode = await main().catch((error: unknown) => {
  console.error(errorWords(error))
  return 1
})

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      live: { type: 'boolean' },
      visitors: { type: 'string' },
      seed: { type: 'string' },
      failing: { type: 'string' },
      language: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const words = await loadWords(values.language ?? systemLanguage)
  const [named, ...others] = positionals
  if (values.help === true) {
    console.log(words.usage)
    return 0
  }
  if (named === undefined || others.length > 0) throw new Error(words.usage)
  const visitors = numberOf('visitors', values.visitors ?? '200', { from: 1, to: 100_000, isWhole: true }, words)
  const seed = numberOf('seed', values.seed ?? '1', { from: 0, to: 4_294_967_295, isWhole: true }, words)
  const failing = numberOf('failing', values.failing ?? '0.1', { from: 0, to: 1, isWhole: false }, words)
  const { tellSimulation } = await import('./tell-simulation.ts')
  const { live = false, json = false, language } = values
  return tellSimulation({ named, live, json, visitors, seed, failing, words, ...(language === undefined ? {} : { language }) })
}

interface Range {
  readonly from: number
  readonly to: number
  readonly isWhole: boolean
}

function numberOf(option: string, value: string, { from, to, isWhole }: Range, words: Words): number {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (number >= from && number <= to && (!isWhole || Number.isInteger(number))) return number
  throw new Error(fill(words.bad, { option, value, wanted: `${from}–${to}` }))
}
