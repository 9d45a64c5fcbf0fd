import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { InviteLink } from '../../store/people.ts'
import { byOf } from '../by-of.ts'
import {
  inviteBody,
  invitedAnswer,
  invitesAnswer,
  type inviteView,
  linkMade,
  removedAnswer,
  resetBody,
  userPatch,
  userView as userShape,
  usersAnswer,
} from '../contract.ts'
import { originOf } from '../origin-of.ts'
import type { Api, ApiParts } from '../parts.ts'
import { userView } from '../user-view.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Team']

/** Who the team is, and who is invited to it. */
export function userRoutes(app: Api, { accounts, availability, duty, clock, settings }: ApiParts): void {
  const { directory, links, members, keys } = accounts

  app.get('/api/users', { config, schema: { summary: 'Everybody, by name', tags, response: { 200: usersAnswer } } }, () => ({
    users: directory.users().map(user => userView(user, duty, clock.now())),
  }))

  app.patch(
    '/api/users/:id',
    {
      config,
      schema: {
        summary: 'Change somebody',
        description: 'Whoever is disabled, or gets another role, is signed out everywhere at once.',
        tags,
        params,
        body: userPatch,
        response: { 200: userShape },
      },
    },
    async request => {
      const { hours } = request.body
      if (typeof hours === 'string' && !Object.hasOwn(availability.get().hours, hours))
        throw new ParleyError('hours_unknown', { id: hours })
      return userView(await members.patch(request.params.id, request.body, byOf(request, keys)), duty, clock.now())
    },
  )

  app.post(
    '/api/users/:id/reset',
    {
      config,
      schema: {
        summary: 'Make a link to set a new password',
        description: 'For you to pass on. It works once, for 15 minutes; one made before dies.',
        tags,
        params,
        body: resetBody,
        response: { 201: linkMade },
      },
    },
    async (request, reply) => {
      const { secret, link } = await links.reset(request.params.id, byOf(request, keys))
      return reply.code(201).send({ url: `${originOf(request, settings)}/reset/${secret}`, expiresAt: link.expiresAt })
    },
  )

  app.get(
    '/api/invites',
    { config, schema: { summary: 'Invitations that wait', tags, response: { 200: invitesAnswer } } },
    () => ({ invites: links.invites().map(invitation) }),
  )

  app.post(
    '/api/invites',
    {
      config,
      schema: {
        summary: 'Invite somebody',
        description: 'Gives a link for you to pass on. It works once, for 7 days; one made before for the same address dies.',
        tags,
        body: inviteBody,
        response: { 201: invitedAnswer },
      },
    },
    async (request, reply) => {
      const { secret, link } = await links.invite(request.body, byOf(request, keys))
      const url = `${originOf(request, settings)}/invite/${secret}`
      return reply.code(201).send({ url, expiresAt: link.expiresAt, invite: invitation(link) })
    },
  )

  app.delete(
    '/api/invites/:id',
    { config, schema: { summary: 'Take an invitation back', tags, params, response: { 200: removedAnswer } } },
    async request => {
      await links.revoke(request.params.id, byOf(request, keys))
      return { removed: true as const }
    },
  )
}

function invitation({ id, email, role, teams, by, createdAt, expiresAt }: InviteLink): z.output<typeof inviteView> {
  return { id, email, role, teams, invitedBy: by, createdAt, expiresAt }
}
