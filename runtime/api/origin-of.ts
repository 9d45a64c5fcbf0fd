import type { FastifyRequest } from 'fastify'
import type { Settings } from '../settings/settings.ts'

// A URL takes quotes and semicolons for a name as well.
const plainHost = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i

/** Where this server is, as whoever asks reaches it, without a slash at the end. What is no host is not repeated. */
export function originOf({ protocol, host }: FastifyRequest, { publicUrl }: Pick<Settings, 'publicUrl'>): string {
  return publicUrl ?? (plainHost.test(host) ? URL.parse(`${protocol}://${host}`)?.origin : undefined) ?? 'http://localhost'
}
