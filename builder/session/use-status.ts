import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AgentStatus, SessionAnswer } from '../../runtime/api/contract.ts'
import { keyOf } from '../api/query-key.ts'
import { useAct } from '../api/use-act.ts'
import { useLive } from '../live/live-context.tsx'
import { useSession } from './session.tsx'

/** Whether one is there or away, and how to say so; an admin who sets one away is heard too. */
export function useStatus(): readonly [AgentStatus, (status: AgentStatus) => void] {
  const live = useLive()
  const queries = useQueryClient()
  const { user } = useSession()
  const change = useAct('PATCH /api/session', ['GET /api/users'])
  useEffect(
    () =>
      live.subscribe('user', frame => {
        queries.setQueryData(keyOf('GET /api/session'), (before: SessionAnswer | undefined) =>
          before?.user.id === frame.user.id ? { ...before, user: frame.user } : before,
        )
      }),
    [live, queries],
  )
  const set = (status: AgentStatus): void =>
    change.mutate({ body: { status } }, { onSuccess: session => void queries.setQueryData(keyOf('GET /api/session'), session) })
  return [change.isPending ? (change.variables.body.status ?? user.status) : user.status, set]
}
