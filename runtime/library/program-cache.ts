import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { createProgram, type Program } from '../flow/program.ts'

/** Compiled versions, bounded by their nodes: the least recently used go first. */
export interface ProgramCache {
  get(flow: string, version: number): Program | undefined
  /** Compiles, unless it is there. */
  add(flow: Flow, version: number): Program
  /** Forgets those of which this is true. */
  drop(isGone: (flow: Flow) => boolean): void
}

export function createProgramCache(declarations: Declarations, maxNodes = 100_000): ProgramCache {
  const programs = new Map<string, Program>()
  let nodes = 0
  const keyOf = (flow: string, version: number): string => `${flow}@${version}`
  const get = (flow: string, version: number): Program | undefined => {
    const key = keyOf(flow, version)
    const program = programs.get(key)
    if (!program) return undefined
    // A map keeps the order of insertion: putting it in again makes it the youngest.
    programs.delete(key)
    programs.set(key, program)
    return program
  }
  return {
    get,
    add(flow, version) {
      const known = get(flow.id, version)
      if (known) return known
      const program = createProgram(flow, version, declarations)
      programs.set(keyOf(flow.id, version), program)
      nodes += program.nodes.size
      for (const [key, oldest] of programs) {
        if (nodes <= maxNodes || oldest === program) break
        programs.delete(key)
        nodes -= oldest.nodes.size
      }
      return program
    },
    drop(isGone) {
      for (const [key, program] of programs) {
        if (!isGone(program.flow)) continue
        programs.delete(key)
        nodes -= program.nodes.size
      }
    },
  }
}
