import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { ErrorNote } from '../../ui/note.tsx'

const TryContext = createContext<((act: Promise<void>) => void) | undefined>(undefined)

/** Shows what went wrong with anything that is tried below, until the next thing is tried. */
export function TryProvider({ children }: { readonly children: ReactNode }) {
  const [error, setError] = useState<unknown>()
  const attempt = useCallback((act: Promise<void>) => {
    setError(undefined)
    act.catch(setError)
  }, [])
  return (
    <TryContext value={attempt}>
      {children}
      <ErrorNote error={error} />
    </TryContext>
  )
}

/** Tries something: what goes wrong is shown by the provider above. */
export function useTry(): (act: Promise<void>) => void {
  const attempt = use(TryContext)
  if (!attempt) throw new Error('nothing above shows what goes wrong')
  return attempt
}
