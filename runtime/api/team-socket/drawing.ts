import type { TeamLine, TeamPost } from './team-line.ts'

/** Who draws which flow: others who draw it see it. */
export interface Drawing {
  /** Draws this from now on, and nothing else; undefined: nothing. */
  draw(line: TeamLine, flow: string | undefined): void
}

export function createDrawing(post: TeamPost): Drawing {
  const places = new Map<string, Set<TeamLine>>()

  /** Whoever has it open twice is not another to themselves. */
  const tell = (flow: string, line: TeamLine): void => {
    const users = new Map<string, { readonly id: string; readonly name: string }>()
    for (const { caller } of places.get(flow) ?? []) {
      const { id, name } = caller
      if (id !== line.caller.id) users.set(id, { id, name })
    }
    post.send(line, { type: 'editing', flow, users: [...users.values()] })
  }
  const tellOthers = (flow: string, line: TeamLine): void => {
    for (const other of places.get(flow) ?? []) if (other.caller.id !== line.caller.id) tell(flow, other)
  }
  const leave = (line: TeamLine): void => {
    const { flow } = line
    if (flow === undefined) return
    line.flow = undefined
    const here = places.get(flow)
    here?.delete(line)
    if (here?.size === 0) places.delete(flow)
    else tellOthers(flow, line)
  }
  return {
    draw(line, flow) {
      if (line.flow !== flow) leave(line)
      if (flow === undefined) return
      const isNew = line.flow === undefined
      line.flow = flow
      places.set(flow, (places.get(flow) ?? new Set()).add(line))
      // Whoever says it again has missed something.
      tell(flow, line)
      if (isNew) tellOthers(flow, line)
    },
  }
}
