import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'

/** A key that seals secrets: AES-256. */
export interface SealingKey {
  /** Names it in what it has sealed, and tells nothing of it. */
  readonly id: string
  readonly bytes: Buffer
}

/** What is sealed, as base64. */
export interface Sealed {
  readonly iv: string
  readonly tag: string
  readonly data: string
}

/** Whose a secret is, and its name there. */
export interface Place {
  readonly owner: string
  readonly name: string
}

/** A key of 32 random bytes, as base64. */
export const newKeyText = (): string => randomBytes(32).toString('base64')

/** Reads a key of 32 bytes as base64; undefined for anything else. */
export function keyOf(text: string): SealingKey | undefined {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 32 ? { id: hash('sha256', bytes, 'base64url').slice(0, 16), bytes } : undefined
}

/** Seals a value for one place: a copy of what comes out reads nowhere else. */
export function seal({ bytes }: SealingKey, place: Place, value: string): Sealed {
  // Each time another: one that is used twice gives a key's work away.
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(boundTo(place))
  const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') }
}

/** Opens what was sealed for this place. Throws when it was not, or by another key, or when a bit of it has changed. */
export function unseal({ bytes }: SealingKey, place: Place, { iv, tag, data }: Sealed): string {
  const cipher = createDecipheriv('aes-256-gcm', bytes, Buffer.from(iv, 'base64'), { authTagLength: 16 })
  cipher.setAAD(boundTo(place)).setAuthTag(Buffer.from(tag, 'base64'))
  return Buffer.concat([cipher.update(Buffer.from(data, 'base64')), cipher.final()]).toString('utf8')
}

// As JSON: where an owner ends and a name begins cannot be moved.
function boundTo({ owner, name }: Place): Buffer {
  return Buffer.from(JSON.stringify([owner, name]))
}
