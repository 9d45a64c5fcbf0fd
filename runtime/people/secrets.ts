import { hash, randomBytes } from 'node:crypto'

/** A secret that proves something to whoever holds it: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. */
export const secretHash = (secret: string): string => hash('sha256', secret, 'base64url')

/**
 * The name of what a secret opens: the beginning of its hash. So it is found without a search, and whoever reads the name has
 * nothing of the secret.
 */
export const idBySecret = (kind: 's' | 'l' | 't', secret: string): string => `${kind}_${secretHash(secret).slice(0, 22)}`

export const newUserId = (): string => `u_${randomBytes(12).toString('base64url')}`

/** What a secret opens; undefined when it opens nothing here. */
export function openedBy<Kept extends { readonly hash: string }>(
  kept: ReadonlyMap<string, Kept>,
  kind: 's' | 'l' | 't',
  secret: string,
): Kept | undefined {
  const found = kept.get(idBySecret(kind, secret))
  return found?.hash === secretHash(secret) ? found : undefined
}
