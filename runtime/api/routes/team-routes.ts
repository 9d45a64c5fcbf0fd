import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Team } from '../../people/directory.ts'
import { teamIn } from '../address-ids.ts'
import { byOf } from '../by-of.ts'
import { removedAnswer, teamBody, teamOfAgents, teamsAnswer } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Team']

/** Groups that handoffs route to. */
export function teamRoutes(app: Api, { accounts }: Pick<ApiParts, 'accounts'>): void {
  const { directory, members, keys } = accounts

  app.get('/api/teams', { config, schema: { summary: 'All teams', tags, response: { 200: teamsAnswer } } }, () => ({
    teams: directory.teams(),
  }))

  app.put(
    '/api/teams/:id',
    {
      config,
      schema: {
        summary: 'Add or change a team',
        description: 'Flows name it by its id, which never changes. Whoever is not listed is no member any more.',
        tags,
        params,
        body: teamBody,
        response: { 200: teamOfAgents },
      },
    },
    async (request): Promise<Team> => {
      const id = teamIn(request.params)
      await members.putTeam(id, request.body, byOf(request, keys))
      const team = directory.team(id)
      if (!team) throw new ParleyError('team_unknown', { id })
      return team
    },
  )

  app.delete(
    '/api/teams/:id',
    {
      config,
      schema: {
        summary: 'Take a team away',
        description: 'What flows hand over to it stays unassigned.',
        tags,
        params,
        response: { 200: removedAnswer },
      },
    },
    async request => {
      await members.removeTeam(teamIn(request.params), byOf(request, keys))
      return { removed: true as const }
    },
  )
}
