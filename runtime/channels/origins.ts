import type { Settings } from '../settings/settings.ts'
import type { Channels } from './channels.ts'

/**
 * May pages of this origin use a channel; without one, any of them? `host` is the name the request came to. The operator's
 * list bounds every channel's own. Our own pages always may, and so may programs, which send no origin and which no list
 * stops; a page that hides its own (`null`) never. The one place that decides it, for requests and for frames.
 */
export type AllowsOrigin = (origin: string | undefined, host: string | undefined, channel?: string) => boolean

/** Asks the settings, and the channels as they are at that moment. A channel that is not there allows nobody. */
export function createAllowsOrigin(
  { origins, publicUrl }: Pick<Settings, 'origins' | 'publicUrl'>,
  channels: Pick<Channels, 'list' | 'find'>,
): AllowsOrigin {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  const isListed = (list: readonly string[], origin: string): boolean => list.length === 0 || list.includes(origin)
  return (origin, host, channel) => {
    if (origin === undefined) return true
    const url = URL.parse(origin)
    if (url === null || url.origin !== origin) return false
    // A port that goes without saying may be said.
    if (origin === own || URL.parse(`${url.protocol}//${host}`)?.host === url.host) return true
    const asked = channel === undefined ? channels.list() : [channels.find(channel)]
    return isListed(origins, origin) && asked.some(settings => settings !== undefined && isListed(settings.origins, origin))
  }
}
