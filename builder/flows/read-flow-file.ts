import type { z } from 'zod'
import { type Flow, flowFormat, flowModel } from '../../runtime/flow/model.ts'

/** What is wrong with a file: a place in it, and what to say of it. */
export interface FileProblem {
  /** `nodes.3.action`; empty: the whole file. */
  readonly path: string
  readonly what:
    | 'tooLarge'
    | 'noJson'
    | 'noFlow'
    | 'format'
    | 'missing'
    | 'wrongKind'
    | 'unknownKey'
    | 'tooMuch'
    | 'tooLittle'
    | 'malformed'
  readonly values: Readonly<Record<string, string>>
}

/** What a file is: a flow, or what keeps it from being one. */
export type ReadFile =
  | { readonly flow: Flow; readonly problems?: undefined }
  | { readonly flow?: undefined; readonly problems: readonly FileProblem[]; readonly more: number }

/** So many bytes the server takes in one flow. */
export const mostFileBytes = 5_000_000
const mostProblems = 20

/** Reads what may be a flow. Never throws: a file comes from anywhere. */
export function readFlowFile(text: string): ReadFile {
  const json = jsonOf(text)
  if (json === undefined) return problem('noJson')
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !('nodes' in json)) return problem('noFlow')
  if ('format' in json && json.format !== flowFormat)
    return problem('format', { format: String(json.format).slice(0, 40), known: String(flowFormat) }, 'format')
  if (!isShallow(json, 64)) return problem('malformed', { message: 'nested deeper than 64' })
  const parsed = flowModel.safeParse(json)
  if (parsed.success) return { flow: parsed.data }
  const { issues } = parsed.error
  return { problems: issues.slice(0, mostProblems).map(problemOf), more: Math.max(0, issues.length - mostProblems) }
}

/** A file that is too large to be looked at. */
export const tooLarge: ReadFile = problem('tooLarge', { megabytes: String(mostFileBytes / 1_000_000) })

function problem(what: FileProblem['what'], values: FileProblem['values'] = {}, path = ''): ReadFile {
  return { problems: [{ path, what, values }], more: 0 }
}

function jsonOf(text: string): unknown {
  try {
    // Some editors write a mark before the first letter.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function problemOf(issue: z.core.$ZodIssue): FileProblem {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message)
        ? { path, what: 'missing', values: { expected: issue.expected } }
        : { path, what: 'wrongKind', values: { expected: issue.expected } }
    case 'unrecognized_keys':
      return { path, what: 'unknownKey', values: { keys: issue.keys.slice(0, 5).join(', ') } }
    case 'too_big':
      return { path, what: 'tooMuch', values: { limit: String(issue.maximum) } }
    case 'too_small':
      return { path, what: 'tooLittle', values: { limit: String(issue.minimum) } }
    default:
      return { path, what: 'malformed', values: { message: issue.message } }
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every(inner => isShallow(inner, depth - 1))
}
