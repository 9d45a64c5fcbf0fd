import { createContext, use } from 'react'
import type { ChannelView } from './channel-view.ts'

/** Where the secrets of a channel go that its fields ask for. */
export interface SecretsPlace {
  /** None: it is not there yet, and what is written goes with it. */
  readonly channel: ChannelView | undefined
  /** What was written for one that is not there yet, by the name of the secret. */
  readonly written: Readonly<Record<string, string>>
  write(name: string, value: string): void
}

const SecretsContext = createContext<SecretsPlace | undefined>(undefined)

/** Gives fields a place for secrets. */
export const SecretsProvider = SecretsContext.Provider

/** Where the secret of this field goes. */
export function useSecretsPlace(): SecretsPlace {
  const place = use(SecretsContext)
  if (!place) throw new Error('nothing above takes secrets')
  return place
}
