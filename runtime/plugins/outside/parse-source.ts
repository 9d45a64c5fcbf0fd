import { stripTypeScriptTypes } from 'node:module'
import { type Program, parse } from 'acorn'
import { errorWords } from '../../../plugins/kit/error-words.ts'
import type { PluginProblem } from './problem.ts'

/** The syntax tree of a file, or why there is none. Lines are those of the file: types are taken out, never moved. */
export function parseSource(file: string, text: string): Program | PluginProblem {
  try {
    const script = file.endsWith('ts') ? strip(text) : text
    return parse(script, { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true })
  } catch (error) {
    const line = lineOf(error)
    return { code: 'syntax', params: { why: reasonOf(error) }, file, ...(line === undefined ? {} : { line }) }
  }
}

/** What Node does when it loads such a file. It warns once that it may do so otherwise some day, which says nothing to whoever reads the log. */
function strip(text: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' })
  } finally {
    process.emitWarning = emitWarning
  }
}

// Acorn names the place apart, Node in the first line of the stack.
function lineOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if ('loc' in error && isPlace(error.loc)) return error.loc.line
  const named = /^[^\n]*:(\d+)\n/.exec(error.stack ?? '')?.[1]
  return named === undefined ? undefined : Number(named)
}

function reasonOf(error: unknown): string {
  return errorWords(error).replace(/ \(\d+:\d+\)$/, '')
}

function isPlace(value: unknown): value is { readonly line: number } {
  return typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'number'
}
