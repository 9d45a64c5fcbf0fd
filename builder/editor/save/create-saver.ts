import { type Actor, createActor, fromPromise, waitFor } from 'xstate'
import type { Flow } from '../../../runtime/flow/model.ts'
import type { Client } from '../../api/client.ts'
import { browserClock, browserRandom, type Clock } from '../../clock.ts'
import type { Live } from '../../live/contract.ts'
import type { Change } from '../state/change.ts'
import { changesBetween } from '../state/changes-between.ts'
import type { Conflict } from '../state/conflict.ts'
import type { Editor } from '../state/create-editor.ts'
import { documentOf, type FlowDocument, flowOf } from '../state/document.ts'
import { knownAs } from '../state/known-as.ts'
import { merge } from './merge.ts'
import { type Answered, type Stored, saverMachine } from './saver-machine.ts'
import { createUnsaved, type Keeping } from './unsaved.ts'

/** Saves what an editor draws, and brings in what others save. */
export interface Saver {
  /** For `useSelector(saver.actor, …)`: what is known of the last save, and what does not go together. */
  readonly actor: Actor<typeof saverMachine>
  /** Follows the editor and the line from now on. Gives what ends it: what is not saved then still is. */
  start(): () => void
  /** Saves now what is not saved yet. Gives the revision of the draft; rejects with what keeps it from being saved. */
  flush(): Promise<number>
  /** What two people made of one record: ours stays, or theirs comes instead. */
  settle(conflict: Conflict, whose: 'mine' | 'theirs'): void
  /** Is there anything that the server does not have? */
  isDirty(): boolean
  /** The page may go: puts away here what the server does not have, and sends it. False: somebody has to stay for it to be saved. */
  part(): boolean
}

export interface SaverParts {
  readonly editor: Editor
  /** Of the draft that the editor began with. */
  readonly revision: number
  readonly client: Pick<Client, 'call' | 'act' | 'lasting'>
  readonly live: Pick<Live, 'subscribe'>
  readonly clock?: Clock
  readonly random?: () => number
  /** Where what is not saved outlives the page. */
  readonly storage?: Keeping | undefined
}

const longestRestMs = 30_000
/** What browsers send for a page that goes. */
const mostLasting = 60_000

/** Begins with what an earlier page could not save, if there is any. */
export function createSaver(parts: SaverParts): Saver {
  const { editor, revision, client, live, clock = browserClock, random = browserRandom } = parts
  const draft = editor.document()
  const { id } = draft.settings
  const unsaved = createUnsaved({ flow: id, clock, storage: parts.storage })
  let isParting = false

  const put = async ({ document, revision }: Stored): Promise<Answered> => {
    const body = { revision, flow: flowOf(document) }
    const isSmall = isParting && JSON.stringify(body).length < mostLasting
    const answer = await (isSmall ? client.lasting() : client).act('PUT /api/flows/:id', { params: { id }, body })
    unsaved.forget()
    return { document, revision: answer.revision, at: clock.now(), conflicts: [] }
  }
  const pull = async (stored: Stored): Promise<Answered> => {
    const { flow, revision } = await client.call('GET /api/flows/:id', { params: { id } })
    // The boundary: the server reads what it stores with the model of flows.
    const theirs = documentOf(flow as unknown as Flow)
    const { changes, conflicts } = merge(stored.document, editor.document(), theirs)
    editor.take(changes)
    return { document: knownAs(theirs, editor.document()), revision, at: clock.now(), conflicts }
  }
  const actor = createActor(
    saverMachine.provide({
      actors: {
        put: fromPromise<Answered, Stored>(({ input }) => put(input)),
        pull: fromPromise<Answered, Stored>(({ input }) => pull(input)),
      },
      delays: {
        rest: ({ context }) => (0.5 + random() / 2) * Math.min(longestRestMs, 1_000 * 2 ** context.failures),
      },
    }),
    {
      input: { document: draft, revision },
      clock: { setTimeout: (run, ms) => clock.after(ms, run), clearTimeout: (cancel: () => void) => cancel() },
    },
  ).start()
  const edited = (document: FlowDocument): void => actor.send({ type: 'edited', document, at: clock.now() })
  const unsavedChanges = (): readonly Change[] => {
    const { context } = actor.getSnapshot()
    return context.document === context.stored.document ? [] : changesBetween(context.stored.document, context.document)
  }
  const keep = (): boolean => {
    const changes = unsavedChanges()
    return changes.length === 0 || unsaved.keep(actor.getSnapshot().context.stored.revision, changes)
  }
  const isFailing = (): boolean => actor.getSnapshot().matches('failed') || actor.getSnapshot().matches('refused')
  if (!editor.session.get().isReadOnly) {
    const { changes, conflicts } = unsaved.restore(draft)
    editor.take(changes)
    actor.send({ type: 'clashed', conflicts })
    if (changes.length > 0) edited(editor.document())
    else unsaved.forget()
  }

  const flush = async (): Promise<number> => {
    actor.send({ type: 'flush' })
    const { context } = await waitFor(
      actor,
      state => state.matches('saved') || state.matches('failed') || state.matches('refused'),
    )
    if (isFailing()) throw context.error
    return context.stored.revision
  }
  return {
    actor,
    start() {
      const ends = [
        editor.history.listen(({ document }) => document, edited),
        live.subscribe('flow', frame => {
          if (frame.flow === id) actor.send({ type: 'heard', revision: frame.revision })
        }),
        live.subscribe('welcome', () => actor.send({ type: 'returned' })),
        // What could not be sent is put away as long as it cannot.
        subscribed(actor, () => {
          if (isFailing()) keep()
        }),
      ]
      return () => {
        for (const end of ends) end()
        keep()
        actor.send({ type: 'flush' })
      }
    },
    flush,
    settle(conflict, whose) {
      if (whose === 'theirs') editor.edit('takeTheirs', { conflict })
      actor.send({ type: 'settled', conflict })
    },
    isDirty: () => unsavedChanges().length > 0,
    part() {
      if (unsavedChanges().length === 0) return true
      isParting = true
      const isKept = keep()
      const wasFailing = isFailing()
      actor.send({ type: 'flush' })
      return isKept && !wasFailing
    },
  }
}

function subscribed(actor: Actor<typeof saverMachine>, heard: () => void): () => void {
  const { unsubscribe } = actor.subscribe(heard)
  return unsubscribe
}
