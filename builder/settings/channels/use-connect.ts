import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '../../api/api-context.tsx'
import { keyOf } from '../../api/query-key.ts'
import type { ChannelView } from './channel-view.ts'

interface Wanted {
  readonly id: string
  readonly kind: string
  readonly config: ChannelView['config']
  /** By name. */
  readonly secrets: Readonly<Record<string, string>>
}

/** Sets up a new channel, and its secrets. A secret that was not kept is missing there, and is set there again. */
export function useConnect(connected: (channel: ChannelView) => void) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    async mutationFn({ id, kind, config, secrets }: Wanted) {
      const made = await client.act('PUT /api/channels/:id', { params: { id }, body: { revision: 0, kind, config } })
      const given = Object.entries(secrets).filter(([, value]) => value.trim() !== '')
      await Promise.allSettled(
        given.map(([name, value]) =>
          client.act('PUT /api/channels/:id/secrets/:name', { params: { id, name }, body: { value } }),
        ),
      )
      await queries.invalidateQueries({ queryKey: keyOf('GET /api/channels') })
      return made
    },
    onSuccess: connected,
  })
}
