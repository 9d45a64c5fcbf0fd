import { useSelector } from '@xstate/react'
import { createContext, type ReactNode, use } from 'react'
import type { SnapshotFrom } from 'xstate'
import type { Saver } from './create-saver.ts'
import type { saverMachine } from './saver-machine.ts'

const SaverContext = createContext<Saver | undefined>(undefined)

/** Gives what saves the editor to everything below. */
export function SaverProvider({ saver, children }: { readonly saver: Saver; readonly children: ReactNode }) {
  return <SaverContext value={saver}>{children}</SaverContext>
}

/** What saves the editor above. */
export function useSaving(): Saver {
  const saver = use(SaverContext)
  if (!saver) throw new Error('nothing above saves')
  return saver
}

/** A part of how it stands with saving. What `select` gives for the same state is the same: no new objects. */
export function useSaved<Picked>(select: (state: SnapshotFrom<typeof saverMachine>) => Picked): Picked {
  return useSelector(useSaving().actor, select)
}
