import { isPermittedHost } from '../../plugins/kit/server/permitted-host.ts'
import type { ChannelSettings } from '../channels/channels.ts'
import { ParleyError } from '../errors/parley-error.ts'

/**
 * How far one channel reaches: hosts that its plugin's `permissions` name, and those of addresses that an admin has set for it;
 * secrets that they name, and those that its config holds the name of. Errors: `host_not_permitted`, `secret_not_permitted`.
 */
export function boundsOf({ kind, config }: Pick<ChannelSettings, 'kind' | 'config'>): {
  readonly mayReach: (url: URL) => void
  /** A host that is named as such. */
  readonly mayConnect: (host: string) => void
  readonly mayOpen: (name: string) => void
} {
  const held = textsIn(config)
  const { hosts = [], secrets = [] } = kind.permissions ?? {}
  const reach = [...hosts, ...held.flatMap(text => URL.parse(text)?.hostname ?? [])]
  const open = new Set([...secrets, ...held])
  return {
    mayReach({ hostname }) {
      if (!isPermittedHost(hostname, reach)) throw new ParleyError('host_not_permitted', { plugin: kind.id, host: hostname })
    },
    mayConnect(host) {
      if (!isPermittedHost(host, [...reach, ...held])) throw new ParleyError('host_not_permitted', { plugin: kind.id, host })
    },
    mayOpen(name) {
      if (!open.has(name)) throw new ParleyError('secret_not_permitted', { plugin: kind.id, name })
    },
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
