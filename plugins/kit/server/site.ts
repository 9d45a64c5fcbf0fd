import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BundleFiles } from './bundle.ts'

/** Where a channel adds its pages and files: public, and read only. Each address stands in `runtime/people/permissions.ts`. */
export interface SiteApp {
  get(path: string, answer: (request: FastifyRequest, reply: FastifyReply) => FastifyReply): void
}

/** What a channel's site is made with. */
export interface SiteParts {
  /** What its `build.ts` has built. */
  readonly files: BundleFiles
  /** Where the server is, as whoever asks reaches it, without a slash at the end. */
  originOf(request: FastifyRequest): string
  /** Languages of whoever asks, best first; one that was chosen stands before them. */
  languagesOf(request: FastifyRequest, chosen?: string): readonly string[]
}
