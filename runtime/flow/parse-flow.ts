import { issueOf } from '../errors/issue.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { isShallow } from './is-shallow.ts'
import { type Flow, flowFormat, flowModel } from './model.ts'

/**
 * Reads a flow from JSON. Throws `format_unknown` for a format of another time, `flow_invalid` with the list of what is
 * wrong where (`details: [{ path, message }]`, at most 50).
 */
export function parseFlow(json: unknown): Flow {
  if (typeof json === 'object' && json !== null && 'format' in json && json.format !== flowFormat && json.format !== undefined) {
    throw new ParleyError('format_unknown', { format: formatOf(json.format), known: flowFormat })
  }
  if (!isShallow(json, 64))
    throw new ParleyError('flow_invalid', { what: 'nesting' }, { details: [{ path: '', message: 'nested deeper than 64' }] })
  const parsed = flowModel.safeParse(json)
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.slice(0, 50).map(issue => issueOf(issue))
  throw new ParleyError('flow_invalid', { what: details[0]?.path || 'flow' }, { details })
}

function formatOf(format: unknown): string {
  return typeof format === 'string' || typeof format === 'number' ? String(format).slice(0, 40) : typeof format
}
