import type { Clock } from '../clock/clock.ts'
import { createHourly } from '../clock/hourly.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { Giver, Reader, Store, StoredFile } from '../store/contract.ts'
import { agentKinds, visitorKinds } from './kinds.ts'
import { createShelf, type Opened } from './shelf.ts'
import { type Incoming, takeIn } from './take-in.ts'

/** What visitors and agents have given to conversations. A turn brings a file with a message; what no message brings goes after a day. */
export interface VisitorFiles {
  /** Errors: those of `takeIn`, `conversation_unknown`. */
  add(conversation: string, file: Incoming, mostBytes: number, by?: Giver): Promise<StoredFile>
  /** Error: `file_missing`, also for a file of another conversation, and for a visitor of what the team has not sent. */
  open(conversation: string, id: string, reader?: Reader): Promise<{ readonly file: StoredFile; readonly content: Opened }>
  /** Takes away the bytes of one that nobody knows any more. */
  remove(id: string): Promise<void>
  /** Clears away what was never sent. Gives how many. */
  sweep(): Promise<number>
  stop(): Promise<void>
}

export interface VisitorFilesParts {
  /** Where bytes lie. */
  readonly folder: string
  readonly store: Pick<Store, 'files'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

const hourMs = 3_600_000
/** How long a file waits for the message that brings it. */
const unsentMs = 24 * hourMs
const perLook = 500

/** Opens the files of visitors, and clears away hourly; first what a crash left without anybody who knows of it. */
export async function createVisitorFiles({ folder, store: { files }, clock, onError }: VisitorFilesParts): Promise<VisitorFiles> {
  const shelf = await createShelf(folder)
  for (const id of await shelf.ids()) if (!(await files.has(id))) await shelf.remove(id)

  const sweepAll = async (): Promise<number> => {
    let swept = 0
    for (let ids: readonly string[] = []; ; ) {
      ids = await files.unsent(clock.now() - unsentMs, perLook)
      // Whoever sends one meanwhile keeps it: forgetting looks again.
      for (const id of ids) {
        if (!(await files.removeUnsent(id))) continue
        await shelf.remove(id)
        swept += 1
      }
      if (ids.length < perLook) return swept
    }
  }
  const hourly = createHourly(clock, sweepAll, onError)
  return {
    async add(conversation, incoming, mostBytes, by = 'visitor') {
      const kinds = by === 'visitor' ? visitorKinds : agentKinds
      const { id, name, type, bytes } = await takeIn(shelf, kinds, incoming, mostBytes)
      const file = { id, name, type, bytes, at: clock.now() }
      try {
        await files.add(conversation, file, by)
        failpoint('file.stored')
        return file
      } catch (error) {
        await shelf.remove(id)
        throw error
      }
    },
    async open(conversation, id, reader = 'visitor') {
      const file = await files.ofConversation(id, conversation, reader)
      const content = file && (await shelf.open(id))
      if (!content) throw new ParleyError('file_missing', { id })
      return { file, content }
    },
    remove: id => shelf.remove(id),
    sweep: sweepAll,
    stop: hourly.stop,
  }
}
