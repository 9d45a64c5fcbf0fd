import { z } from 'zod'

/** What a plugin reaches for: host names (`*` for any), names of secrets. */
export interface Wants {
  readonly hosts: readonly string[]
  readonly secrets: readonly string[]
}

const host = z
  .string()
  .max(253)
  .regex(/^(\*|(\*\.)?[\w-]+(\.[\w-]+)*|[\da-f:]+)$/i, 'a host is a name without scheme, port and path, such as api.example.com')

/** As declarations write it: all of it may be left out. */
export const permissionsModel = z
  .strictObject({ hosts: z.array(host).max(100), secrets: z.array(z.string().min(1).max(64)).max(100) })
  .partial()

/** Each once and in order, so that two that mean the same are the same. Of what was left out: nothing. */
export function wantsOf({ hosts = [], secrets = [] }: Partial<Wants> = {}): Wants {
  return { hosts: [...new Set(hosts)].sort(), secrets: [...new Set(secrets)].sort() }
}

/** Do two plugins want the same? */
export function wantsSame(a: Wants, b: Wants): boolean {
  return JSON.stringify(wantsOf(a)) === JSON.stringify(wantsOf(b))
}

/** Is all of it among what was given? `*` is every host. */
export function isWithin(wants: Wants, given: Wants): boolean {
  return (
    wants.hosts.every(host => given.hosts.includes('*') || given.hosts.includes(host)) &&
    wants.secrets.every(name => given.secrets.includes(name))
  )
}
