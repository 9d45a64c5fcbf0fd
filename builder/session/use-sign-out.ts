import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useClient } from '../api/api-context.tsx'
import { basePath } from '../api/base.ts'
import { useExpiry } from './expiry-context.tsx'

/** Signs out, and leaves nothing of what was seen in memory: the page is loaded anew. */
export function useSignOut(): UseMutationResult<unknown, Error, object> {
  const client = useClient()
  const [, expiry] = useExpiry()
  return useMutation({
    mutationFn: () => {
      expiry.leave()
      return client.call('DELETE /api/session')
    },
    onSettled: () => location.assign(`${basePath}/sign-in`),
  })
}
