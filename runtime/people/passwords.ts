import { hash, parseOptions, verify } from '@node-rs/argon2'
import { createAtMost } from './at-most.ts'

/** Passwords, of which only an argon2id hash is kept. */
export interface Passwords {
  /** Errors: `overloaded`. */
  hash(password: string): Promise<string>
  /** Is this the password? Takes as long for nobody's (undefined) as for somebody's. Errors: `overloaded`. */
  fits(password: string, kept: string | undefined): Promise<boolean>
  /** Was it hashed with less than is asked today? */
  isWeak(kept: string): boolean
}

/** OWASP’s first choice for argon2id; one hash takes 19 MiB and some 60 ms of one core. Argon2id is what the library takes by itself. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes at once: they run on the threads that files and DNS need too. */
const atOnce = 2
/** Beyond so many that wait (some 3 s), nobody is served by waiting longer. */
const waiting = 100

export function createPasswords(): Passwords {
  const inTurn = createAtMost(atOnce, waiting)
  return {
    hash: password => inTurn(() => hash(folded(password), strength)),
    async fits(password, kept) {
      const fits = await inTurn(() => verify(kept ?? nobody, folded(password)))
      return fits && kept !== undefined
    },
    isWeak(kept) {
      const { memoryCost, timeCost, parallelism } = parseOptions(kept)
      return memoryCost < strength.memoryCost || timeCost < strength.timeCost || parallelism < strength.parallelism
    },
  }
}

/** Of no password: made of zeros, with today’s strength. */
const nobody = `$argon2id$v=19$m=${strength.memoryCost},t=${strength.timeCost},p=${strength.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

// Two keyboards may write the same letters in different ways.
const folded = (password: string): string => password.normalize('NFKC')
