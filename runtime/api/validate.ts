import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import { issueOf } from '../errors/issue.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** How many faults an answer names. */
const most = 20

/** Reads what was sent by its schema. Error: `invalid_body`, with each place and what is wrong there. */
export const validate: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const prefix = httpPart === undefined || httpPart === 'body' ? [] : [partNames[httpPart] ?? httpPart]
  return (data: unknown) => {
    const read = z.safeParse(schema, data)
    if (read.success) return { value: read.data }
    const details = read.error.issues.slice(0, most).map(issue => issueOf(issue, {}, prefix))
    return { error: new ParleyError('invalid_body', {}, { details }) }
  }
}

const partNames: Readonly<Record<string, string>> = { querystring: 'query', headers: 'headers', params: 'address' }
