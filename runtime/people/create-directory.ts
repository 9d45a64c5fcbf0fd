import type { Directory, Team, User } from './directory.ts'
import type { KeptPeople } from './kept-people.ts'

/** The team as others look at it. */
export function createDirectory(kept: Pick<KeptPeople, 'users' | 'teams' | 'listen'>): Directory {
  // Every turn may look, and what is looked up seldom changes.
  let known: { readonly order: readonly string[]; readonly teams: readonly Team[] } | undefined
  kept.listen(({ users, teams }) => {
    if (users || teams) known = undefined
  })
  const current = (): NonNullable<typeof known> => {
    if (known) return known
    const users = [...kept.users.values()].sort(byName)
    const teams = [...kept.teams.values()].sort(byName).map(team => ({
      ...team,
      members: users.filter(user => user.teams.includes(team.id)).map(({ id }) => id),
    }))
    known = { order: users.map(({ id }) => id), teams }
    return known
  }
  return {
    user: id => kept.users.get(id),
    users: () => current().order.flatMap((id): User[] => [kept.users.get(id) ?? []].flat()),
    team: id => current().teams.find(team => team.id === id),
    teams: () => current().teams,
    listen: changed =>
      kept.listen(({ users, teams }) => {
        for (const { id } of users ?? []) changed(id)
        if (teams) changed(undefined)
      }),
  }
}

interface Named {
  readonly id: string
  readonly name: string
}

const byName = (a: Named, b: Named): number => {
  const order = a.name.localeCompare(b.name)
  return order === 0 ? a.id.localeCompare(b.id) : order
}
