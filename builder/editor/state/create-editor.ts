import { createStore } from '@xstate/store'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import type { Change } from './change.ts'
import { documentOf, type FlowDocument } from './document.ts'
import type { Edit, EditWorld } from './edits/edit.ts'
import { type EditArgs, type EditName, edits } from './edits.ts'
import { edited, type History, historyOf, redone, taken, undone } from './history.ts'
import { nothing, type Selection, type Session, sessionOf } from './session.ts'

/** What somebody who draws a flow works with. Two stores: the document with its history, and what is only seen. */
export interface Editor {
  readonly history: StoreOf<History>
  readonly session: StoreOf<Session>
  document(): FlowDocument
  /** Does one of the table's edits. Those with the same gesture, one after another, are one step to undo. */
  edit<N extends EditName>(name: N, args: EditArgs<N>, gesture?: string): void
  /** What the same gesture does from now on is a new step: the pointer was lifted, the field was left. */
  endGesture(): void
  undo(): void
  redo(): void
  /** Takes in what another editor has changed. */
  take(changes: readonly Change[]): void
  /** Changes what is seen. */
  see(patch: Partial<Session>): void
  /** Selects these, and nothing else. */
  select(selection: Partial<Selection>): void
  createId(): string
}

/** A state that can be read and listened to. */
export interface StoreOf<State> {
  get(): State
  /** Calls back when what `select` picks has become another. Ends with what it returns. */
  listen<Picked>(select: (state: State) => Picked, changed: (picked: Picked) => void): () => void
}

interface EditorParts {
  readonly flow: Flow
  readonly descriptors: ReadonlyMap<string, Descriptor>
  readonly isReadOnly: boolean
  /** A word that nothing else is called: at most 40 letters, digits, "-" and "_". */
  createId(): string
}

/** Begins to edit a flow. */
export function createEditor({ flow, descriptors, isReadOnly, createId }: EditorParts): Editor {
  const history = createStore({
    context: historyOf(documentOf(flow)),
    on: {
      edited: (now, { name, changes, gesture }: { name: string; changes: readonly Change[]; gesture: string | undefined }) =>
        edited(now, name, changes, gesture),
      ended: now => ({ ...now, gesture: undefined }),
      undone: now => undone(now),
      redone: now => redone(now),
      taken: (now, { changes }: { changes: readonly Change[] }) => taken(now, changes),
    },
  })
  const session = createStore({
    context: sessionOf(flow.languages[0] ?? 'en', descriptors, isReadOnly),
    on: { seen: (now, { patch }: { patch: Partial<Session> }) => ({ ...now, ...patch }) },
  })
  const world: EditWorld = {
    portSpecsOf: action => session.getSnapshot().context.descriptors.get(action)?.ports ?? [],
    createId,
  }
  const document = (): FlowDocument => history.getSnapshot().context.document
  const see = (patch: Partial<Session>): void => session.trigger.seen({ patch })

  // What is gone is selected no more.
  const forgetGone = (): void => {
    const { selection } = session.getSnapshot().context
    const { nodes, notes, frames, edges } = document()
    const items = [...selection.items].filter(id => nodes.has(id) || notes.has(id) || frames.has(id))
    const lines = [...selection.edges].filter(id => edges.has(id))
    if (items.length === selection.items.size && lines.length === selection.edges.size) return
    see({ selection: { items: new Set(items), edges: new Set(lines) } })
  }
  history.subscribe(forgetGone)

  return {
    history: storeOf(history),
    session: storeOf(session),
    document,
    edit(name, args, gesture) {
      if (session.getSnapshot().context.isReadOnly) return
      // One entry of the table with the arguments of the same entry.
      const edit = edits[name] as Edit<typeof args>
      history.trigger.edited({ name, changes: edit(document(), args, world), gesture })
    },
    endGesture: () => history.trigger.ended(),
    undo: () => {
      if (!session.getSnapshot().context.isReadOnly) history.trigger.undone()
    },
    redo: () => {
      if (!session.getSnapshot().context.isReadOnly) history.trigger.redone()
    },
    take: changes => history.trigger.taken({ changes }),
    see,
    select: selection => see({ selection: { ...nothing, ...selection } }),
    createId,
  }
}

interface Listened<State> {
  getSnapshot(): { readonly context: State }
  select<Picked>(selector: (state: State) => Picked): { subscribe(changed: (picked: Picked) => void): { unsubscribe(): void } }
}

function storeOf<State>(store: Listened<State>): StoreOf<State> {
  return {
    get: () => store.getSnapshot().context,
    listen(select, changed) {
      const { unsubscribe } = store.select(select).subscribe(changed)
      return unsubscribe
    },
  }
}
