import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keyOf } from '../api/query-key.ts'
import { useAnswerWhen } from '../api/use-answer.ts'
import { useLive } from '../live/live-context.tsx'
import { useMay } from '../session/session.tsx'
import { showUnread } from './use-title.ts'

/** How many conversations wait for one with something unread: in the rail, and in the window's title. */
export function useUnread(): number {
  const live = useLive()
  const queries = useQueryClient()
  const { data } = useAnswerWhen(useMay('conversations:read'), 'GET /api/inbox/counts')
  useEffect(() => {
    const keep = ({ counts }: { readonly counts: unknown }) => queries.setQueryData(keyOf('GET /api/inbox/counts'), counts)
    const ends = [live.subscribe('welcome', keep), live.subscribe('counts', keep)]
    return () => {
      for (const end of ends) end()
    }
  }, [live, queries])
  const unread = data?.unread ?? 0
  useEffect(() => showUnread(unread), [unread])
  return unread
}
