import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { BundleFiles } from '../../plugins/kit/server.ts'
import type { BuiltBundle } from './open-bundles.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const packings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

/**
 * The files of a bundle, to be sent. Only names that were there when it was opened are known, so no name leads elsewhere; what was
 * asked for once is kept in memory.
 */
export function createBundleFiles({ hash, folder }: Omit<BuiltBundle, 'name'>): BundleFiles {
  const names = new Set(namesIn(folder))
  const contents = new Map<string, Buffer>()
  const read = (name: string): Buffer => {
    const content = contents.get(name) ?? readFileSync(join(folder, name))
    contents.set(name, content)
    return content
  }
  return {
    hash,
    has: name => names.has(name) && types[extname(name)] !== undefined,
    send(name, keep, request, reply) {
      const type = types[extname(name)]
      if (!names.has(name) || type === undefined) {
        reply.callNotFound()
        return reply
      }
      const packed = packings.find(({ name: packing, ending }) => names.has(name + ending) && takes(request, packing))
      const etag = `"${hash}${packed === undefined ? '' : `.${packed.name}`}"`
      void reply.headers({
        'cache-control': keep === 'forever' ? 'public, max-age=31536000, immutable' : `public, max-age=${keep}`,
        etag,
        vary: 'accept-encoding',
      })
      if (isKnown(request, etag)) return reply.code(304).send()
      if (packed) void reply.header('content-encoding', packed.name)
      return reply.type(type).send(read(packed === undefined ? name : name + packed.ending))
    },
  }
}

function namesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => relative(folder, join(entry.parentPath, entry.name)))
  return files.map(file => file.replaceAll(sep, '/'))
}

/** Does the browser take this packing? Named with a weight of 0 it does not. */
function takes({ headers }: FastifyRequest, packing: string): boolean {
  return String(headers['accept-encoding'] ?? '')
    .split(',')
    .some(entry => {
      const [name = '', ...params] = entry.split(';').map(part => part.trim().toLowerCase())
      return name === packing && !params.some(param => /^q=0(\.0{0,3})?$/.test(param))
    })
}

/** Does the browser have it already? */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const given = (headers['if-none-match'] ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
  return given.includes(etag) || given.includes('*')
}
