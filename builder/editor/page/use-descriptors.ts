import { useEffect, useMemo } from 'react'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Answer } from '../../api/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { readableSchema } from '../known/readable-schema.ts'
import type { Editor } from '../state/create-editor.ts'

/** What nodes can be, of all that plugins declare. */
export function descriptorsOf(plugins: Answer<'GET /api/plugins'>): ReadonlyMap<string, Descriptor> {
  // The boundary: the server writes descriptors with their type.
  const nodes = plugins.filter(({ type }) => type !== 'channel') as unknown as readonly Descriptor[]
  return new Map(nodes.map(known => [known.id, readable(known)]))
}

const read = new WeakMap<Descriptor, Descriptor>()

// The same descriptor stays the same: cards and panels are kept by it.
function readable(descriptor: Descriptor): Descriptor {
  const known = read.get(descriptor) ?? { ...descriptor, config: readableSchema(descriptor.config) }
  read.set(descriptor, known)
  return known
}

/**
 * Keeps what an editor knows of actions up to date while it is open: palette, panel, cards and ports follow, and of the flow itself
 * nothing changes.
 */
export function useDescriptors(editor: Editor): void {
  const plugins = useAnswer('GET /api/plugins').data
  const known = useMemo(() => plugins && descriptorsOf(plugins), [plugins])
  useEffect(() => {
    if (known && !isSame(known, editor.session.get().descriptors)) editor.see({ descriptors: known })
  }, [known, editor])
}

// An answer that says the same again keeps its parts: then they are the very same.
function isSame(a: ReadonlyMap<string, Descriptor>, b: ReadonlyMap<string, Descriptor>): boolean {
  return a.size === b.size && [...a].every(([id, descriptor]) => b.get(id) === descriptor)
}
