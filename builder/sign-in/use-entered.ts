import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { SessionAnswer } from '../../runtime/api/contract.ts'
import { keyOf } from '../api/query-key.ts'
import { useExpiry } from '../session/expiry-context.tsx'

/** Goes in after signing in: where one wanted to go, else to the inbox. Nothing is left of whoever was here before. */
export function useEntered(to = '/inbox'): (session: SessionAnswer) => void {
  const queries = useQueryClient()
  const [, expiry] = useExpiry()
  const [, navigate] = useLocation()
  return session => {
    queries.clear()
    queries.setQueryData(keyOf('GET /api/session'), session)
    expiry.renew()
    navigate(to, { replace: true })
  }
}
