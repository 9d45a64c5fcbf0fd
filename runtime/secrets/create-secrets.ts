import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { SealedSecret, SealedSecrets } from '../store/secrets.ts'
import type { Keys } from './keys.ts'
import { seal, unseal } from './seal.ts'
import type { Secrets } from './secrets.ts'

/** Credentials over a store that only ever sees them sealed. Errors: `secret_key_invalid`, those of the store. */
export function createSecrets({
  store,
  keys,
  clock,
  onError,
}: {
  readonly store: SealedSecrets
  readonly keys: Keys
  readonly clock: Clock
  /** What a listener throws. */
  readonly onError: (error: unknown) => void
}): Secrets {
  const listeners = new Set<(owner: string) => void>()
  const tell = (owner: string): void => {
    for (const listener of listeners) {
      try {
        listener(owner)
      } catch (error) {
        onError(error)
      }
    }
  }
  return {
    async list(owner) {
      return (await store.list(owner)).map(({ name, at, by }) => ({ name, at, by }))
    },
    async put(owner, name, value, by) {
      const key = await keys.sealing()
      await store.put({ owner, name, key: key.id, ...seal(key, { owner, name }, value), at: clock.now(), by })
      tell(owner)
    },
    async remove(owner, name) {
      const removed = await store.remove(owner, name)
      if (removed) tell(owner)
      return removed
    },
    async open(owner, name) {
      const sealed = await store.get(owner, name)
      if (!sealed) throw new ParleyError('secret_missing', { owner, name })
      return valueIn(sealed, keys)
    },
    async replace(owner, name, from, to) {
      const before = await store.get(owner, name)
      if (!before || valueIn(before, keys) !== from) return false
      const key = await keys.sealing()
      const after = { ...before, key: key.id, ...seal(key, before, to) }
      await store.reseal([{ from: before, to: after }])
      return (await store.get(owner, name))?.iv === after.iv
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What was sealed. Error: `secret_unreadable`, when no key of these has sealed it, or it stands where it was not put. */
export function valueIn(sealed: SealedSecret, keys: Pick<Keys, 'all'>): string {
  const { owner, name } = sealed
  const key = keys.all().find(({ id }) => id === sealed.key)
  try {
    if (key) return unseal(key, sealed, sealed)
  } catch {
    // Why is all the same to whoever asks: what libraries say of it may hold parts of it.
  }
  throw new ParleyError('secret_unreadable', { owner, name })
}
