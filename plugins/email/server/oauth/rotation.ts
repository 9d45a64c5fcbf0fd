import type { EmailLine } from '../email-line.ts'

/** What is going on with the tokens of a channel, over all its openings: settings may change while a provider is being asked. */
interface Rotation {
  last: Promise<unknown>
  /** A refresh token that has come and could not be written down yet, in place of which one. */
  unkept?: { readonly name: string; readonly from: string; readonly to: string } | undefined
}

const rotations = new Map<string, Rotation>()

/** Does something with the refresh token of a channel; the next to ask waits for it, and finds what it has kept. */
export function inRotation<T>({ id }: Pick<EmailLine, 'id'>, work: () => Promise<T>): Promise<T> {
  const rotation = rotationOf(id)
  const turn = rotation.last.then(work)
  rotation.last = turn.catch(() => {})
  return turn
}

/**
 * Keeps a refresh token in place of the one it replaces, sealed and on the disk. One that cannot be kept now is kept by the next who
 * asks: its predecessor may not be good any more. One that a person has set meanwhile stays. Errors: those of the store.
 */
export async function keepToken(
  line: Pick<EmailLine, 'id' | 'replaceSecret'>,
  name: string,
  from: string,
  to: string,
): Promise<void> {
  rotationOf(line.id).unkept = { name, from, to }
  await keepUnkept(line)
}

/** Keeps what could not be kept before. Errors: those of the store. */
export async function keepUnkept(line: Pick<EmailLine, 'id' | 'replaceSecret'>): Promise<void> {
  const rotation = rotationOf(line.id)
  if (!rotation.unkept) return
  const { name, from, to } = rotation.unkept
  await line.replaceSecret(name, from, to)
  rotation.unkept = undefined
}

function rotationOf(id: string): Rotation {
  const found = rotations.get(id) ?? { last: Promise.resolve() }
  rotations.set(id, found)
  return found
}
