import type { FastifyBaseLogger } from 'fastify'
import { ParleyError } from '../../errors/parley-error.ts'

/** What goes wrong on sockets: what is not of our own making is written to the log, and told as `internal`. */
export function createErrorOf(log: FastifyBaseLogger): {
  readonly onError: (error: unknown) => void
  readonly errorOf: (error: unknown) => ParleyError
} {
  const onError = (error: unknown): void => log.error({ err: error }, 'on a socket')
  return {
    onError,
    errorOf(error) {
      if (error instanceof ParleyError) return error
      onError(error)
      return new ParleyError('internal')
    },
  }
}
