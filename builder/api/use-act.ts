import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from './api-context.tsx'
import { keyOf } from './query-key.ts'
import type { ActName, Answer, CallOptions, ReadName } from './routes.ts'

/**
 * Does something: `useAct('POST /api/invites', ['GET /api/invites'])`. What reads the routes named is read again before it counts
 * as done. Who calls it shows what went wrong: nothing is shown by itself.
 */
export function useAct<Name extends ActName>(
  name: Name,
  changes: readonly ReadName[] = [],
): UseMutationResult<Answer<Name>, Error, CallOptions<Name>> {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (options: CallOptions<Name>) => client.act(name, options),
    onSuccess: async () => {
      await Promise.all(changes.map(route => queries.invalidateQueries({ queryKey: keyOf(route) })))
    },
  })
}
