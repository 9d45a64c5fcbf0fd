import { type ReactNode, useEffect, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { SessionAnswer } from '../../runtime/api/contract.ts'
import { ApiError } from '../api/api-error.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { SessionProvider } from './session.tsx'

interface GateProps {
  /** What stands here while it is found out who is there. */
  readonly waiting: ReactNode
  readonly children: ReactNode
}

/** Lets in who is signed in, and leads everybody else to the sign-in page and back. */
export function SessionGate({ waiting, children }: GateProps) {
  const [path] = useLocation()
  const { data, error, refetch } = useAnswer('GET /api/session')
  // What was typed stays on the screen when the session ends: the last one known stands until somebody signs in again.
  const [known, setKnown] = useState<SessionAnswer>()
  useEffect(() => {
    if (data) setKnown(data)
  }, [data])
  const session = data ?? known
  if (session) return <SessionProvider session={session}>{children}</SessionProvider>
  if (error instanceof ApiError && error.status === 401)
    return <Redirect to={path === '/inbox' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`} replace />
  if (error) return <ErrorState error={error} again={() => void refetch()} />
  return waiting
}
