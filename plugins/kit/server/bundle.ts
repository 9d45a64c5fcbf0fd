import type { FastifyReply, FastifyRequest } from 'fastify'

/** A bundle's files. */
export interface BundleFiles {
  /** Names this state of the sources: an address that holds it never changes what it gives. */
  readonly hash: string
  has(name: string): boolean
  /** Answers with a file, packed as the browser takes it, to be kept for so many seconds or for ever. One that is not there: 404. */
  send(name: string, keep: number | 'forever', request: FastifyRequest, reply: FastifyReply): FastifyReply
}

/**
 * Something browsers load, built from sources when they have changed: what a `build.ts` beside them exports as `bundle`. Tools are
 * imported within `build`: the server looks at `sources` at every start.
 */
export interface Bundle {
  readonly name: string
  /** Files and folders it is made from, as paths from the root of the repository. */
  readonly sources: readonly string[]
  /** Writes its files into an empty folder. Runs in a process of its own. */
  build(folder: string, hash: string): Promise<void>
}
