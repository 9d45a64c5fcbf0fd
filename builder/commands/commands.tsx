import { createContext, type ReactNode, use, useEffect, useId, useMemo, useState } from 'react'
import { type Command, possible } from './command.ts'
import { listenKeys } from './listen-keys.ts'

interface Registry {
  put(owner: string, commands: readonly Command[]): void
  drop(owner: string): void
}

const RegistryContext = createContext<Registry | undefined>(undefined)
const CommandsContext = createContext<readonly Command[]>([])

/** Collects what every part on the screen can do, and hears its keys. `keys: false`: single keys do nothing. */
export function CommandsProvider({ keys = true, children }: { readonly keys?: boolean; readonly children: ReactNode }) {
  const [owned, setOwned] = useState<ReadonlyMap<string, readonly Command[]>>(new Map())
  const registry = useMemo<Registry>(
    () => ({
      put: (owner, commands) => setOwned(before => new Map(before).set(owner, commands)),
      drop: owner => setOwned(before => new Map([...before].filter(([name]) => name !== owner))),
    }),
    [],
  )
  const commands = useMemo(() => possible([...owned.values()].flat()), [owned])
  useEffect(() => listenKeys(document, commands, keys), [commands, keys])
  return (
    <RegistryContext value={registry}>
      <CommandsContext value={commands}>{children}</CommandsContext>
    </RegistryContext>
  )
}

/**
 * Offers commands while this part is on the screen. Give a list that stays the same while nothing in it changes (`useMemo`): each
 * new one is taken in anew.
 */
export function useCommands(commands: readonly Command[]): void {
  const registry = use(RegistryContext)
  const owner = useId()
  useEffect(() => registry?.put(owner, commands), [registry, owner, commands])
  useEffect(() => () => registry?.drop(owner), [registry, owner])
}

/** All that can be done now, for whoever shows it. */
export function useAllCommands(): readonly Command[] {
  return use(CommandsContext)
}
