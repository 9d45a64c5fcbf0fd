import type { IncomingFile } from '../../kit/server.ts'
import { filesName } from '../controls.ts'
import type { Given } from '../judge.ts'

/** A form as it was sent, of whatever kind the body is. */
export interface Sent {
  readonly given: Given
  readonly files: readonly IncomingFile[]
  readonly isJson: boolean
}

/** More than any form has: what comes beyond is passed over. */
const most = 200

/** Reads what was posted; undefined where it is not what its content type says, or of another one. */
export async function readBody(body: Buffer, contentType: string): Promise<Sent | undefined> {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase()
  try {
    if (type === 'application/x-www-form-urlencoded') {
      return { given: grouped(new URLSearchParams(body.toString('utf8')).entries()), files: [], isJson: false }
    }
    if (type === 'multipart/form-data') return await multipart(body, contentType)
    return type === 'application/json' ? json(JSON.parse(body.toString('utf8'))) : undefined
  } catch {
    return undefined
  }
}

async function multipart(body: Buffer, contentType: string): Promise<Sent> {
  const parts = [...(await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()).entries()]
  const texts = parts.flatMap(([name, value]): (readonly [string, string])[] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  // A file field that nobody used sends an empty file without a name.
  const files = parts.flatMap(([name, value]) =>
    typeof value !== 'string' && name === filesName && value.size > 0 ? [value] : [],
  )
  const read = files.map(async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
  return { given: grouped(texts.values()), files: await Promise.all(read), isJson: false }
}

function json(value: unknown): Sent | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value).flatMap(([name, inner]): (readonly [string, string])[] =>
    typeof inner === 'string' || typeof inner === 'number' || typeof inner === 'boolean' ? [[name, `${inner}`]] : [],
  )
  // What is neither is not of this form: it is named as a field that is not there.
  const odd = Object.entries(value).flatMap(([name, inner]): (readonly [string, string])[] =>
    typeof inner === 'object' && inner !== null ? [[`${name}[]`, '']] : [],
  )
  return { given: grouped([...entries, ...odd].values()), files: [], isJson: true }
}

function grouped(entries: Iterator<readonly [string, string]> & Iterable<readonly [string, string]>): Given {
  const given = new Map<string, string[]>()
  for (const [name, value] of [...entries].slice(0, most)) {
    const values = given.get(name)
    if (values) values.push(value)
    else given.set(name, [value])
  }
  return given
}
