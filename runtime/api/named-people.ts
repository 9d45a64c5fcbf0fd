import type { Person } from '../conversation/record.ts'
import type { ErrorCode } from '../errors/codes.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Directory } from '../people/directory.ts'

/** Finds the people and teams that an act names: those that are there, and may see the inbox the conversation lies in. */
export interface NamedPeople {
  /** Errors: `assignee_unknown`, `inbox_hidden_from`. */
  assignee(id: string, inbox: string): Person
  /** Errors: `assignee_team_unknown`, `inbox_hidden_from`. */
  team(id: string, inbox: string): Person
  /** Errors: `mention_unknown`, `inbox_hidden_from`. */
  mentioned(ids: readonly string[], inbox: string): readonly Person[]
}

export function createNamedPeople(directory: Directory, inboxes: Inboxes): NamedPeople {
  const user = (id: string, inbox: string, code: ErrorCode): Person => {
    const found = directory.user(id)
    if (!found || found.isDisabled) throw new ParleyError(code, { id })
    const visible = inboxes.visibleTo(found)
    if (visible !== 'all' && !visible.includes(inbox)) throw new ParleyError('inbox_hidden_from', { id: found.name, inbox })
    return { id, name: found.name }
  }
  return {
    assignee: (id, inbox) => user(id, inbox, 'assignee_unknown'),
    team(id, inbox) {
      const found = directory.team(id)
      if (!found) throw new ParleyError('assignee_team_unknown', { id })
      if (!inboxes.visibleTo({ role: 'agent', teams: [id] }).includes(inbox))
        throw new ParleyError('inbox_hidden_from', { id: found.name, inbox })
      return { id, name: found.name }
    },
    mentioned: (ids, inbox) => [...new Set(ids)].map(id => user(id, inbox, 'mention_unknown')),
  }
}
