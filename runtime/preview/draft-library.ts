import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { createProgram, type Program } from '../flow/program.ts'
import type { Programs } from '../library/library.ts'

/** The version that a draft runs under: none that was ever published. */
const draftVersion = 0

/** The flows of an installation in which one is as its draft says, and live; the others are as they are. */
export function createDraftLibrary(
  flow: Flow,
  library: Programs,
  declarations: Declarations,
): Programs & { readonly draft: Program } {
  // Whoever tries it out meets it, whomever it is for.
  const { hours: _hours, ...options } = flow.options
  const met = { ...flow, target: {}, options }
  let compiled = createProgram(met, draftVersion, declarations)
  /** A plugin may be another by now. */
  const draft = (): Program => {
    const isOld = flow.nodes.some(({ id, action }) => compiled.nodes.get(id)?.declared !== declarations.get(action))
    if (isOld) compiled = createProgram(met, draftVersion, declarations)
    return compiled
  }
  const isDraft = (id: string, version: number): boolean => id === flow.id && version === draftVersion
  return {
    get draft() {
      return draft()
    },
    live: id => (id === flow.id ? draft() : library.live(id)),
    liveOn: channel => (channel === flow.channel ? [draft()] : library.liveOn(channel)),
    firstLive: channel => (channel === flow.channel ? draft() : library.firstLive(channel)),
    has: id => id === flow.id || library.has(id),
    program: (id, version) => (isDraft(id, version) ? draft() : library.program(id, version)),
    load: async (id, version) => (isDraft(id, version) ? draft() : library.load(id, version)),
  }
}
