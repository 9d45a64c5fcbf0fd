import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { useClient } from '../../api/api-context.tsx'
import { keyOf } from '../../api/query-key.ts'
import { descriptorsOf } from './use-descriptors.ts'

/** A flow as it was when its editor opened, and what it may be drawn with. */
export interface OpenedFlow {
  readonly flow: Flow
  readonly revision: number
  readonly descriptors: ReadonlyMap<string, Descriptor>
}

/** Reads a flow once: from then on the editor knows it better than anything that is kept. */
export function useOpenedFlow(id: string): UseQueryResult<OpenedFlow> {
  const client = useClient()
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['editor', id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const asked = client.until(signal)
      const [{ flow, revision }, plugins] = await Promise.all([
        asked.call('GET /api/flows/:id', { params: { id } }),
        // Kept where the editor hears of changes.
        queries.fetchQuery({ queryKey: keyOf('GET /api/plugins'), queryFn: () => client.call('GET /api/plugins') }),
      ])
      // The boundary: the server reads what it stores with the model of flows.
      return { flow: flow as unknown as Flow, revision, descriptors: descriptorsOf(plugins) }
    },
  })
}
