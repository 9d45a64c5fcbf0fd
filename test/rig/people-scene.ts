import { type ApiScene, adminToken, createApiScene, type Reply } from './api-scene.ts'

/** The API with people in it. */
export interface PeopleScene extends ApiScene {
  /** Makes somebody by a link, and signs them in: the first is the first administrator. */
  join(name: string, role?: 'admin' | 'marketer' | 'agent', teams?: readonly string[]): Promise<Somebody>
}

/** Somebody of the team, with the app open: their requests carry their session and come from a page of this server. */
export interface Somebody {
  readonly id: string
  readonly email: string
  /** As the browser sends it: `name=value`. */
  readonly cookie: string
  call(what: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>
}

/** Every password of these tests, unless a test says otherwise. */
export const password = 'correct horse battery'

export const ownOrigin = { origin: 'http://localhost', host: 'localhost' }

export async function createPeopleScene(env: Readonly<Record<string, string>> = {}): Promise<PeopleScene> {
  const scene = await createApiScene(env)
  const somebody = ({ json, headers }: Reply): Somebody => {
    const cookie = cookieOf(headers)
    return {
      id: json.user.id,
      email: json.user.email,
      cookie,
      call: (what, body, headers = {}) => scene.call(what, body, undefined, { cookie, ...ownOrigin, ...headers }),
    }
  }
  const join: PeopleScene['join'] = async (name, role = 'agent', teams = []) => {
    const email = `${name.toLowerCase()}@example.com`
    const token = await scene.runtime.accounts.links.setUp()
    if (token !== undefined)
      return somebody(await scene.call('POST /api/setup', { token, name, email, password }, undefined, ownOrigin))
    const { json } = await scene.call('POST /api/invites', { email, role, teams }, adminToken)
    return somebody(await scene.call(`POST /api/links/${json.url.split('/').at(-1)}`, { name, password }, undefined, ownOrigin))
  }
  return { ...scene, join }
}

/** The session that an answer gives, as a browser would send it back. */
export function cookieOf(headers: Reply['headers']): string {
  return String([headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}
