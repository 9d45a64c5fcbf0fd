import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useClient } from './api-context.tsx'
import { keyOf } from './query-key.ts'
import type { Answer, CallOptions, Optional, ReadName } from './routes.ts'

/** What a route that reads says, kept and refreshed: `useAnswer('GET /api/users')`. */
export function useAnswer<Name extends ReadName>(
  name: Name,
  ...options: Optional<CallOptions<Name>>
): UseQueryResult<Answer<Name>> {
  return useAnswerWhen(true, name, ...options)
}

/** The same, asked only when it is wanted. */
export function useAnswerWhen<Name extends ReadName>(
  isWanted: boolean,
  name: Name,
  ...options: Optional<CallOptions<Name>>
): UseQueryResult<Answer<Name>> {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(name, options[0]),
    enabled: isWanted,
    queryFn: ({ signal }) => client.until(signal).call(name, ...options),
  })
}
