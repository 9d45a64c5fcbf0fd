import { createContext, type ReactNode, use } from 'react'
import type { Live } from './contract.ts'

const LiveContext = createContext<Live | undefined>(undefined)

/** Gives the line to the server to everything below. */
export function LiveProvider({ live, children }: { readonly live: Live; readonly children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>
}

/** The line to the server. */
export function useLive(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('nothing above gives a line to the server')
  return live
}
