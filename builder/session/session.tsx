import { createContext, type ReactNode, use } from 'react'
import type { SessionAnswer } from '../../runtime/api/contract.ts'

const SessionContext = createContext<SessionAnswer | undefined>(undefined)

/** Says to everything below who is signed in, and what they may do. */
export function SessionProvider({ session, children }: { readonly session: SessionAnswer; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who is signed in. */
export function useSession(): SessionAnswer {
  const session = use(SessionContext)
  if (!session) throw new Error('nobody is signed in here')
  return session
}

/** May they do it? `useMay('users:write')`, as the table of permissions names it. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission)
}
