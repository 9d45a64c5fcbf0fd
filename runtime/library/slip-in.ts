import { parse } from 'acorn'
import type { Slip } from '../flow/check/subject.ts'

/**
 * What is wrong with a snippet of JavaScript, read as the body of an async function; undefined when it can be read. It is read, never run.
 * Drafts are checked after every edit: what has been read is remembered.
 */
export function slipIn(code: string): Slip | undefined {
  const known = read.get(code)
  if (known !== undefined) return known ?? undefined
  const found = slipOf(code)
  if (read.size >= mostRead) read.clear()
  read.set(code, found ?? null)
  return found
}

const read = new Map<string, Slip | null>()
const mostRead = 500

function slipOf(code: string): Slip | undefined {
  try {
    parse(code, { ecmaVersion: 2023, sourceType: 'script', allowAwaitOutsideFunction: true, allowReturnOutsideFunction: true })
    return undefined
  } catch (error) {
    // Also thousands of brackets within each other, which are more than a reader can hold.
    return { line: lineOf(error), why: error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error) }
  }
}

function lineOf(error: unknown): number {
  const place = typeof error === 'object' && error !== null && 'loc' in error ? error.loc : undefined
  return typeof place === 'object' && place !== null && 'line' in place ? Number(place.line) : 1
}
