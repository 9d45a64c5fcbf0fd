import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answer } from '../../api/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { browserClock } from '../../clock.ts'

const eachMs = 4_000

/** The channels, asked for again every few seconds while somebody looks: how one is changes by itself. */
export function useLiveChannels(): UseQueryResult<Answer<'GET /api/channels'>> {
  const query = useAnswer('GET /api/channels')
  const { refetch, dataUpdatedAt, errorUpdatedAt } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer, also none, is when the next time is counted from
  useEffect(() => browserClock.after(eachMs, () => void refetch()), [refetch, dataUpdatedAt, errorUpdatedAt])
  return query
}
