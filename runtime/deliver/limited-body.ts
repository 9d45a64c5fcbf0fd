import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { ParleyError } from '../errors/parley-error.ts'

/** Reads a body and undoes its coding, at most `limitBytes` before and after: a bomb is cut where it passes them. */
export async function limitedBody(
  body: Readable,
  { encoding, limitBytes, target }: { encoding: string; limitBytes: number; target: string },
): Promise<Buffer> {
  const decoder = decoderOf(encoding)
  const decoded = decoder
    ? pipeline(
        body,
        source => upTo(source, limitBytes, target),
        decoder,
        () => {},
      )
    : body
  const chunks: Uint8Array[] = []
  for await (const chunk of upTo(decoded, limitBytes, target)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Does this server know how to undo the coding? */
export function canDecode(encoding: string): boolean {
  return ['gzip', 'x-gzip', 'deflate', 'br'].includes(encoding)
}

function decoderOf(encoding: string): NodeJS.ReadWriteStream | undefined {
  if (!canDecode(encoding)) return undefined
  return encoding === 'br' ? createBrotliDecompress() : createUnzip()
}

async function* upTo(source: AsyncIterable<unknown>, limitBytes: number, target: string): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a body is read as bytes')
    bytes += chunk.length
    if (bytes > limitBytes) throw new ParleyError('target_too_large', { target }, { details: { limitBytes, of: 'answer' } })
    yield chunk
  }
}
