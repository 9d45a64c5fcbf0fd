import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError } from '../errors/parley-error.ts'
import { writeKeyFile } from './key-file.ts'
import { keyOf, newKeyText, type SealingKey } from './seal.ts'

/** The keys that seal secrets. The first seals; those after it are still read, until all they have sealed is sealed anew. */
export interface Keys {
  /** The one that seals; made now, where the data folder keeps it and has none. Error: `secret_key_invalid`. */
  sealing(): Promise<SealingKey>
  /** All there are, the sealing one first. */
  all(): readonly SealingKey[]
  /** The file of the data folder that keeps them; undefined where an operator keeps them elsewhere. */
  readonly file?: string
}

export interface KeyPlaces {
  readonly dataDir: string
  /** `SECRET_KEY`: keys as base64, with commas between. */
  readonly key?: string
  /** `SECRET_KEY_FILE`: the path of a file that holds them, one a line. */
  readonly keyFile?: string
}

/** Finds the keys of an installation. Error: `setting_invalid`, when what the operator names holds none. */
export async function openKeys({ dataDir, key, keyFile }: KeyPlaces): Promise<Keys> {
  if (key !== undefined) return given('SECRET_KEY', key)
  if (keyFile !== undefined) {
    const text = await readFile(keyFile, 'utf8').catch((error: unknown) => {
      throw new ParleyError('setting_invalid', { name: 'SECRET_KEY_FILE', why: String(error) }, { cause: error })
    })
    return given('SECRET_KEY_FILE', text)
  }
  return ownKeys(join(dataDir, 'secret.key'))
}

function given(name: string, text: string): Keys {
  const keys = keysIn(text)
  const [first] = keys ?? []
  if (!keys || !first)
    throw new ParleyError('setting_invalid', { name, why: 'write 32 bytes as base64: `openssl rand -base64 32` makes them' })
  return { sealing: () => Promise.resolve(first), all: () => keys }
}

/** The keys in a text; undefined when one of them is none. */
export function keysIn(text: string): readonly SealingKey[] | undefined {
  const keys = text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(keyOf)
  return keys.every(key => key !== undefined) ? keys : undefined
}

async function ownKeys(file: string): Promise<Keys> {
  const text = await readFile(file, 'utf8').catch(nothingIfMissing)
  const read = keysIn(text)
  let keys = read ?? []
  let making: Promise<SealingKey> | undefined
  // What cannot be read is not written over: the right file may come back.
  const isBroken = read === undefined || (text !== '' && keys.length === 0)
  const make = async (): Promise<SealingKey> => {
    const text = newKeyText()
    const key = keyOf(text)
    if (!key) throw new ParleyError('secret_key_invalid', { file })
    await writeKeyFile(file, [text])
    keys = [key]
    return key
  }
  return {
    file,
    all: () => keys,
    sealing() {
      if (isBroken) return Promise.reject(new ParleyError('secret_key_invalid', { file }))
      const [first] = keys
      if (first) return Promise.resolve(first)
      making ??= make().finally(() => {
        making = undefined
      })
      return making
    },
  }
}

function nothingIfMissing(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
