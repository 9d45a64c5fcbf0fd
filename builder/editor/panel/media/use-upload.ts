import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '../../../api/api-context.tsx'
import { keyOf } from '../../../api/query-key.ts'

/** Adds a file to the team's media; gives its id. Who calls it shows what went wrong. */
export function useUpload() {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => idOf(await client.upload('/api/media', file)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf('GET /api/media') }),
  })
}

function idOf(answer: unknown): string {
  const medium = typeof answer === 'object' && answer !== null && 'media' in answer ? answer.media : undefined
  return typeof medium === 'object' && medium !== null && 'id' in medium ? String(medium.id) : ''
}
