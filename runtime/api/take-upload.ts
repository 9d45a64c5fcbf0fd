import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { ParleyError } from '../errors/parley-error.ts'
import { cleanName } from '../media/clean-name.ts'
import type { Incoming } from '../media/take-in.ts'
import { validate } from './validate.ts'

/** Lets the routes of this instance take forms with files. The others go on reading JSON alone. */
export function allowUploads(app: FastifyInstance): void {
  // One more than is taken, so that what is too much is seen and named.
  const limits = { parts: 2, files: 2, fields: 1, fieldNameSize: 100, fieldSize: 100, headerPairs: 20 }
  app.register(multipart, { limits, throwFileSizeLimit: false })
  app.setValidatorCompiler(validateButForms)
}

// Forms are read part by part, as they come: a schema only describes them.
const validateButForms: FastifySchemaCompiler<z.ZodType> = route =>
  route.httpPart === 'body' ? (value: unknown) => ({ value }) : validate(route)

/** Longer than a form is around its file. */
const formBytes = 65_536

/**
 * Hands on the one file of a form: as it comes, never as a whole. What it has read of a form that is none fails before the
 * content's end, so that nobody keeps it. Errors: `unsupported_content`, `upload_invalid`, `body_too_large`, those of `take`.
 */
export async function takeUpload<Result>(
  request: FastifyRequest,
  mostBytes: number,
  take: (file: Incoming) => Promise<Result>,
): Promise<Result> {
  const { 'content-type': type, 'content-length': length } = request.headers
  if (!request.isMultipart()) {
    if (type === undefined) throw uploadInvalid('there is no form')
    throw new ParleyError('unsupported_content', { type: type.slice(0, 100) })
  }
  if (Number(length) > mostBytes + formBytes) throw new ParleyError('body_too_large', { limit: mostBytes })
  try {
    const parts = request.parts({ limits: { fileSize: mostBytes } })
    const first = await readable(parts.next())
    if (first.done) throw uploadInvalid('there is no file')
    const part = first.value
    if (part.type !== 'file' || part.fieldname !== 'file') throw uploadInvalid('the first part is not the file “file”')
    const name = cleanName(part.filename)
    if (name === undefined) throw uploadInvalid('the file has no name that can be shown')
    return await take({ name, content: contentOf(part.file, parts, mostBytes) })
  } catch (error) {
    // Whoever still sends must be able to finish, or they never read the answer.
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
}

type Parts = ReturnType<FastifyRequest['parts']>
type Content = AsyncIterable<Uint8Array> & { readonly truncated: boolean }

async function* contentOf(file: Content, rest: Parts, mostBytes: number): AsyncGenerator<Uint8Array> {
  const chunks = file[Symbol.asyncIterator]()
  try {
    for (let chunk = await readable(chunks.next()); !chunk.done; chunk = await readable(chunks.next())) yield chunk.value
  } finally {
    await chunks.return?.()
  }
  if (file.truncated) throw new ParleyError('body_too_large', { limit: mostBytes })
  if (!(await readable(rest.next())).done) throw uploadInvalid('there is more than one part')
}

/** What cannot be read is not what was asked for: the parser says why. */
async function readable<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value
  } catch (error) {
    throw uploadInvalid(error instanceof Error ? error.message : '', error)
  }
}

function uploadInvalid(message: string, cause?: unknown): ParleyError {
  return new ParleyError('upload_invalid', {}, { details: [{ path: 'file', message: message.slice(0, 200) }], cause })
}
