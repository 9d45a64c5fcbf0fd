import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

const mostTries = 2

/** What keeps the server's answers: a failure that may pass is tried again, one that says no is not. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // The line to the server says when there is one; guessing from the browser only delays.
        networkMode: 'always',
        retry: (tries, error) => tries < mostTries && mayPass(error),
        retryDelay: (tries, error) =>
          error instanceof ApiError && error.retryAfterMs !== undefined ? error.retryAfterMs : 400 * 2 ** tries,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)
}
