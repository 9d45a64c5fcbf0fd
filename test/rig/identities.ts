import { teamPermissions } from '../../runtime/people/roles.ts'
import { adminToken } from './api-scene.ts'
import { cookieOf, ownOrigin, type PeopleScene, password, type Somebody } from './people-scene.ts'

/** Somebody who asks: what they send along, and what they may. */
export interface Identity {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** How they prove who they are. */
  readonly proof: 'none' | 'visitor' | 'session' | 'ended session' | 'token' | 'admin token' | 'wrong token'
  /** Permissions of the team. */
  readonly may: readonly string[]
}

/** Everybody there can be. `program` makes a key with one scope. */
export interface Identities {
  readonly all: readonly Identity[]
  program(scope: string): Promise<Identity>
  /** Signs everybody with a session in again. */
  again(): Promise<void>
}

// As the owner of the product wants it, apart from the table that is tested.
const roles: Readonly<Record<string, readonly string[]>> = {
  admin: teamPermissions,
  marketer: [
    'articles:read',
    'articles:write',
    'flows:read',
    'flows:write',
    'flows:publish',
    'media:read',
    'media:write',
    'channels:read',
    'availability:read',
    'availability:write',
    'team:read',
  ],
  agent: [
    'articles:read',
    'conversations:read',
    'conversations:write',
    'contacts:read',
    'contacts:write',
    'team:read',
    'flows:read',
    'availability:read',
    'channels:read',
    'media:read',
    'media:write',
  ],
}

const bearer = (token: string): Identity['headers'] => ({ authorization: `Bearer ${token}` })

/** Makes everybody: whoever's time has run out first, then the clock is moved. */
export async function createIdentities(scene: PeopleScene, visitor: () => Promise<string>): Promise<Identities> {
  const ada = await scene.join('Ada')
  const key = async (scopes: readonly string[], expiresInDays?: number): Promise<string> => {
    const body = { name: 'a program', scopes, ...(expiresInDays === undefined ? {} : { expiresInDays }) }
    return (await scene.call('POST /api/tokens', body, adminToken)).json.token
  }
  const late = await scene.join('Late', 'admin')
  const oldKey = await key(teamPermissions, 1)
  scene.clock.advance(25 * 3_600_000)
  const people = { admin: await again(scene, ada), marketer: await scene.join('Mo', 'marketer'), agent: await scene.join('Al') }
  const gone = await scene.join('Gus', 'admin')
  await people.admin.call(`PATCH /api/users/${gone.id}`, { isDisabled: true })
  const session = (cookie: string): Identity['headers'] => ({ cookie, ...ownOrigin })
  const members = Object.entries(people).map(([name, { cookie }]) => ({
    name,
    headers: session(cookie),
    proof: 'session' as const,
    may: roles[name] ?? [],
  }))
  const all: Identity[] = [
    { name: 'nobody', headers: {}, proof: 'none', may: [] },
    { name: 'visitor', headers: bearer(await visitor()), proof: 'visitor', may: [] },
    ...members,
    { name: 'disabled user', headers: session(gone.cookie), proof: 'ended session', may: [] },
    { name: 'expired session', headers: session(late.cookie), proof: 'ended session', may: [] },
    { name: 'expired key', headers: bearer(oldKey), proof: 'wrong token', may: [] },
    { name: 'key of nobody', headers: bearer(`parley_${'x'.repeat(43)}`), proof: 'wrong token', may: [] },
    { name: 'forged token', headers: bearer('x'.repeat(43)), proof: 'wrong token', may: [] },
    { name: 'short token', headers: bearer('a'), proof: 'wrong token', may: [] },
    { name: 'ADMIN_TOKEN', headers: bearer(adminToken), proof: 'admin token', may: teamPermissions },
  ]
  const keys = new Map<string, string>()
  return {
    get all() {
      return all
    },
    async program(scope) {
      // Who brings somebody in needs what that somebody may.
      const may = scope === 'users:write' ? [scope, ...(roles.agent ?? [])] : [scope]
      const token = keys.get(scope) ?? (await key(may))
      keys.set(scope, token)
      return { name: `key for ${scope}`, headers: bearer(token), proof: 'token', may }
    },
    async again() {
      for (const [at, member] of all.entries()) {
        const somebody = people[member.name as keyof typeof people] as Somebody | undefined
        if (somebody) all[at] = { ...member, headers: session((await again(scene, somebody)).cookie) }
      }
    },
  }
}

async function again(scene: PeopleScene, somebody: Somebody): Promise<Somebody> {
  const { headers } = await scene.call('POST /api/session', { email: somebody.email, password }, undefined, ownOrigin)
  const cookie = cookieOf(headers)
  return { ...somebody, cookie, call: (what, body) => scene.call(what, body, undefined, { cookie, ...ownOrigin }) }
}
