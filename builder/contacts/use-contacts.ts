import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useClient } from '../api/api-context.tsx'
import { keyOf } from '../api/query-key.ts'
import type { Answer } from '../api/routes.ts'

/** What the list of contacts is narrowed to. */
export interface ContactsAsked {
  readonly q?: string | undefined
  readonly list?: string | undefined
  readonly order: 'recent' | 'name' | 'created'
}

type Page = Answer<'GET /api/contacts'>

/** Contacts, a page at a time; what stood there stays until the next answer is in. */
export function useContacts(asked: ContactsAsked): UseInfiniteQueryResult<InfiniteData<Page>> {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keyOf('GET /api/contacts', asked),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.until(signal).call('GET /api/contacts', { query: { ...asked, before: pageParam, limit: 50 } }),
    getNextPageParam: page => page.next,
    placeholderData: before => before,
  })
}

/** What happened with a contact, newest first, a page at a time. */
export function useTimeline(id: string): UseInfiniteQueryResult<InfiniteData<Answer<'GET /api/contacts/:id/timeline'>>> {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keyOf('GET /api/contacts/:id/timeline', { params: { id } }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.until(signal).call('GET /api/contacts/:id/timeline', { params: { id }, query: { before: pageParam, limit: 30 } }),
    getNextPageParam: page => page.next,
  })
}
