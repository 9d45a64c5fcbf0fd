import { createContext, type ReactNode, use } from 'react'
import type { Client } from './client.ts'

const ClientContext = createContext<Client | undefined>(undefined)

/** Gives the server to everything below: the real one in the app, a made-up one in stories. */
export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>
}

/** The server. */
export function useClient(): Client {
  const client = use(ClientContext)
  if (!client) throw new Error('nothing above gives a client')
  return client
}
