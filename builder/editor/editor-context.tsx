import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../runtime/flow/model.ts'
import type { Editor, StoreOf } from './state/create-editor.ts'
import type { FlowDocument } from './state/document.ts'
import type { Session } from './state/session.ts'

const EditorContext = createContext<Editor | undefined>(undefined)

/** Gives the editor to everything below. */
export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>
}

/** The editor above. */
export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (!editor) throw new Error('nothing above gives an editor')
  return editor
}

/** A part of the document. What `select` gives for the same document is the same: no new objects. */
export function useDocument<Picked>(select: (document: FlowDocument) => Picked): Picked {
  return usePicked(useEditor().history, ({ document }) => select(document))
}

/** A part of what is seen at the moment. */
export function useSeen<Picked>(select: (session: Session) => Picked): Picked {
  return usePicked(useEditor().session, select)
}

/** One node, as long as there is one. */
export function useNode(id: string): FlowNode | undefined {
  return useDocument(({ nodes }) => nodes.get(id))
}

/** What is known of an action. */
export function useDescriptor(action: string | undefined): Descriptor | undefined {
  return useSeen(({ descriptors }) => descriptors.get(action ?? ''))
}

function usePicked<State, Picked>(store: StoreOf<State>, select: (state: State) => Picked): Picked {
  const listen = useCallback((changed: () => void) => store.listen(state => state, changed), [store])
  return useSyncExternalStore(listen, () => select(store.get()))
}
