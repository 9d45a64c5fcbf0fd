import type { ReactNode } from 'react'
import { Bones } from './bones.tsx'
import { ErrorState } from './error-state.tsx'

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: unknown; refetch(): unknown }
  readonly rows?: number
  children(data: T): ReactNode
}

/** What was asked for, once it is there: bones before, and what went wrong where it did. What is there stays while it is read again. */
export function Loaded<T>({ query, rows = 4, children }: LoadedProps<T>) {
  const { data, error } = query
  if (data !== undefined) return children(data)
  if (error) return <ErrorState error={error} again={() => void query.refetch()} />
  return <Bones rows={rows} />
}
