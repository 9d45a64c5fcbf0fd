import type { Line } from '../../kit/server.ts'

/**
 * The secrets of a Page while its channel is open. Each webhook and each call needs one: it is unsealed once, as whoever sets another one
 * has the channel opened anew. What failed is tried again.
 */
export function createSecrets({ secret }: Pick<Line<unknown>, 'secret'>): (name: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return name => {
    const opened = known.get(name) ?? secret(name)
    known.set(name, opened)
    opened.catch(() => known.delete(name))
    return opened
  }
}
