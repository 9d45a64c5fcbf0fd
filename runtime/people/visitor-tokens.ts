import type { Clock } from '../clock/clock.ts'
import type { Store } from '../store/contract.ts'
import { type Identities, type Identity, isIdentityToken } from './identities.ts'
import { newVisitorId, newVisitorToken, tokenHash } from './visitor-secrets.ts'

/** Visitors as their tokens prove them: a token is known to one browser alone, and kept here as its hash only. */
export interface VisitorTokens {
  /** Makes a visitor. The token is shown this once. */
  create(): Promise<{ readonly id: string; readonly token: string }>
  /** Says whose a token is that was made elsewhere, a moment ago: nobody need ask the store for it. */
  learn(token: string, id: string): void
  /** The visitor of a token; undefined when it is nobody's. */
  visitorOf(token: string): Promise<KnownVisitor | undefined>
}

/** A visitor, and whom their site says they are. */
export interface KnownVisitor {
  readonly id: string
  readonly identity?: Identity
}

/** Tokens whose visitors are remembered without asking the store: a visitor never changes hands. */
const remembered = 10_000

export function createVisitorTokens(
  visitors: Store['visitors'],
  identities: Pick<Identities, 'read'>,
  clock: Clock,
): VisitorTokens {
  const known = new Map<string, string>()
  const remember = (hash: string, id: string): void => {
    const [oldest] = known.keys()
    if (known.size >= remembered && oldest !== undefined) known.delete(oldest)
    known.set(hash, id)
  }
  return {
    async create() {
      const visitor = { id: newVisitorId(), token: newVisitorToken() }
      const hash = tokenHash(visitor.token)
      await visitors.create({ id: visitor.id, tokenHash: hash, at: clock.now() })
      remember(hash, visitor.id)
      return visitor
    },
    learn: (token, id) => remember(tokenHash(token), id),
    async visitorOf(token) {
      if (isIdentityToken(token)) {
        const identity = await identities.read(token)
        return identity && { id: identity.visitor, identity }
      }
      const hash = tokenHash(token)
      const id = known.get(hash) ?? (await visitors.byToken(hash))
      if (id === undefined) return undefined
      known.delete(hash)
      remember(hash, id)
      return { id }
    },
  }
}
