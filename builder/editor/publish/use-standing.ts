import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keyOf } from '../../api/query-key.ts'
import type { Answer } from '../../api/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useLive } from '../../live/live-context.tsx'

/** How a flow stands for visitors: is it live, in which version. Read again when somebody publishes or switches it. */
export function useStanding(id: string): Answer<'GET /api/flows'>[number] | undefined {
  const live = useLive()
  const queries = useQueryClient()
  const { data } = useAnswer('GET /api/flows')
  useEffect(
    () =>
      live.subscribe('flow', ({ flow }) => {
        if (flow !== id) return
        void queries.invalidateQueries({ queryKey: keyOf('GET /api/flows') })
        void queries.invalidateQueries({ queryKey: keyOf('GET /api/flows/:id/versions', { params: { id } }) })
      }),
    [live, queries, id],
  )
  return data?.find(flow => flow.id === id)
}
