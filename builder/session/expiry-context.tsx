import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { Expiry } from './expiry.ts'

const ExpiryContext = createContext<Expiry | undefined>(undefined)

/** Gives whether the session has ended to everything below. */
export function ExpiryProvider({ expiry, children }: { readonly expiry: Expiry; readonly children: ReactNode }) {
  return <ExpiryContext value={expiry}>{children}</ExpiryContext>
}

/** Whether the session has ended while the app was open, and how to say that it goes on. */
export function useExpiry(): readonly [boolean, Expiry] {
  const expiry = use(ExpiryContext)
  if (!expiry) throw new Error('nothing above gives an expiry')
  return [useSyncExternalStore(expiry.listen, expiry.isExpired), expiry]
}
