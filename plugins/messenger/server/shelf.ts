import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OutgoingFile } from '../../kit/server.ts'

/** Where Facebook fetches the files that agents attach: each under an address that nobody can make up, for a quarter of an hour. */
export interface Shelf {
  /** Puts a file there; its path below the channel. */
  put(file: OutgoingFile, now: number): string
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
}

const keepMs = 15 * 60_000
const most = 200

export function createShelf(now: () => number): Shelf {
  const files = new Map<string, { readonly file: OutgoingFile; readonly until: number }>()
  return {
    put(file, at) {
      for (const [id, { until }] of files) if (until < at || files.size >= most) files.delete(id)
      const id = randomBytes(24).toString('base64url')
      files.set(id, { file, until: at + keepMs })
      return `files/${id}/${encodeURIComponent(file.name)}`
    },
    async answer({ url }, reply) {
      const [, id = ''] = /^\/files\/([\w-]{32})\//.exec(url) ?? []
      const found = files.get(id)
      if (!found || found.until < now()) return reply.code(404).send()
      const bytes = await found.file.read()
      return reply
        .type(found.file.type)
        .headers({
          'content-disposition': 'attachment',
          'x-content-type-options': 'nosniff',
          'content-security-policy': 'sandbox',
        })
        .send(Buffer.from(bytes))
    },
  }
}
