import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keyOf } from '../api/query-key.ts'
import { useLive } from '../live/live-context.tsx'

/** Reads again what is known of plugins when one came, went or changed, also while there was no line. */
export function usePluginChanges(): void {
  const live = useLive()
  const queries = useQueryClient()
  useEffect(() => {
    const readAgain = (): void => {
      for (const name of ['GET /api/plugins', 'GET /api/plugins/installed'] as const)
        void queries.invalidateQueries({ queryKey: keyOf(name) })
    }
    let isFirst = true
    const ends = [
      live.subscribe('plugins', readAgain),
      live.subscribe('welcome', () => {
        // With the first line pages read them anyway.
        if (!isFirst) readAgain()
        isFirst = false
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [live, queries])
}
