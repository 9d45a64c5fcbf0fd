import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import { useClient } from '../api/api-context.tsx'
import { codeOf } from '../api/api-error.ts'
import { keyOf } from '../api/query-key.ts'
import type { CallOptions } from '../api/routes.ts'

type Change = Omit<CallOptions<'PATCH /api/contacts/:id'>['body'], 'revision'>

/** Changes a contact as it was read. When somebody else was faster it is read again, and nothing is overwritten. */
export function usePatchContact({ id, revision }: ContactAnswer): UseMutationResult<ContactAnswer, Error, Change> {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => client.act('PATCH /api/contacts/:id', { params: { id }, body: { ...change, revision } }),
    onSuccess: contact => {
      queries.setQueryData(keyOf('GET /api/contacts/:id', { params: { id } }), contact)
      void queries.invalidateQueries({ queryKey: keyOf('GET /api/contacts') })
      void queries.invalidateQueries({ queryKey: keyOf('GET /api/contacts/:id/timeline') })
    },
    onError: error => {
      if (codeOf(error) === 'revision_stale') void queries.invalidateQueries({ queryKey: keyOf('GET /api/contacts/:id') })
    },
  })
}
