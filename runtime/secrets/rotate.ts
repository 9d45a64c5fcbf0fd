import { readFile } from 'node:fs/promises'
import { ParleyError } from '../errors/parley-error.ts'
import type { SealedSecret, SealedSecrets } from '../store/secrets.ts'
import { valueIn } from './create-secrets.ts'
import { writeKeyFile } from './key-file.ts'
import { type Keys, keysIn, openKeys } from './keys.ts'
import { newKeyText, seal } from './seal.ts'

/** What came of sealing anew. */
export interface Rotated {
  readonly moved: number
  /** Those that no key there is can read: they have to be set again. */
  readonly unreadable: readonly { readonly owner: string; readonly name: string }[]
}

/**
 * Seals all secrets with a new key. Where the data folder keeps the key, a new one is made and put before the old, everything is
 * moved, and the old one goes; ended in between, the next call goes on from there. Where an operator keeps them, the first
 * seals and those after it are only read.
 */
export async function rotate(store: SealedSecrets, dataDir: string, keys: Keys): Promise<Rotated> {
  if (keys.file === undefined) return move(store, keys)
  await keys.sealing()
  const lines = await linesOf(keys.file)
  const [first = newKeyText(), ...older] = lines.length > 1 ? lines : [newKeyText(), ...lines]
  await writeKeyFile(keys.file, [first, ...older])
  const done = await move(store, await openKeys({ dataDir }))
  await writeKeyFile(keys.file, [first])
  return done
}

// So many in one transaction: what is written at once is moved at once.
const atOnce = 50

async function move(store: SealedSecrets, keys: Keys): Promise<Rotated> {
  const key = await keys.sealing()
  const sealed = await store.sealedOtherwise(key.id)
  const unreadable: SealedSecret[] = []
  const changes = sealed.flatMap(from => {
    try {
      return [{ from, to: { ...from, key: key.id, ...seal(key, from, valueIn(from, keys)) } }]
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      unreadable.push(from)
      return []
    }
  })
  for (let start = 0; start < changes.length; start += atOnce) await store.reseal(changes.slice(start, start + atOnce))
  return { moved: changes.length, unreadable: unreadable.map(({ owner, name }) => ({ owner, name })) }
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8')
  if (!keysIn(text)) throw new ParleyError('secret_key_invalid', { file })
  return text.split(/[\s,]+/).filter(line => line !== '')
}
