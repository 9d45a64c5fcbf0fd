import type { Directory, Team, User } from '../../runtime/people/directory.ts'

/** A team that a test changes at will: in memory, as the real one is read. */
export interface PretendDirectory extends Directory {
  /** Adds somebody, or changes what is named of them. */
  put(user: Pick<User, 'id'> & Partial<User>): void
  putTeam(team: Pick<Team, 'id' | 'members'>): void
  removeTeam(id: string): void
}

export function createPretendDirectory(...ids: readonly string[]): PretendDirectory {
  const users = new Map<string, User>()
  const teams = new Map<string, Team>()
  const listeners = new Set<(user: string | undefined) => void>()
  const tell = (user: string | undefined): void => {
    for (const changed of listeners) changed(user)
  }
  const directory: PretendDirectory = {
    user: id => users.get(id),
    users: () => [...users.values()],
    team: id => teams.get(id),
    teams: () => [...teams.values()],
    listen(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    put(user) {
      users.set(user.id, { ...fresh(user.id), ...users.get(user.id), ...user })
      tell(user.id)
    },
    putTeam({ id, members }) {
      teams.set(id, { id, name: id, members })
      tell(undefined)
    },
    removeTeam(id) {
      teams.delete(id)
      tell(undefined)
    },
  }
  for (const id of ids) directory.put({ id })
  return directory
}

function fresh(id: string): User {
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`
  const email = `${id}@kestrel.example`
  return { id, name, email, role: 'agent', teams: [], status: 'available', isDisabled: false, capacity: 0, createdAt: 0 }
}
