import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../rig/api-samples.ts'
import { adminToken, helloFlow } from '../rig/api-scene.ts'
import { createIdentities, type Identities, type Identity } from '../rig/identities.ts'
import { createPeopleScene, type PeopleScene } from '../rig/people-scene.ts'
import { routeCall, routes } from '../rig/route-call.ts'

let scene: PeopleScene
let identities: Identities
let ids: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.publish(helloFlow)
  const owner = await scene.visitor()
  identities = await createIdentities(scene, () => Promise.resolve(owner))
  const { json } = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'first' }, owner)
  await scene.call('PUT /api/channels/shop', { revision: 0, kind: 'website' }, adminToken)
  const { id: users } = await scene.join('Vic')
  ids = {
    'conversations/:id': json.conversation.id,
    channels: 'shop',
    'users/:id': users,
    // The others are asked about the flow that stays.
    'DELETE /api/flows': 'another',
  }
})
afterAll(() => scene.close())

const idFor = (name: string): string => Object.entries(ids).find(([part]) => name.includes(part))?.[1] ?? 'hello'

/** What an identity gets at a route: `pass`, or the error. */
function due({ proof, may }: Identity, permission: string): readonly [number, string] | 'pass' {
  const missing = [401, 'token_missing'] as const
  const invalid = [401, 'token_invalid'] as const
  const noBearer = proof === 'none' || proof === 'session' || proof === 'ended session'
  if (permission === 'public') return 'pass'
  if (permission === 'newcomer') return noBearer || proof === 'visitor' ? 'pass' : invalid
  if (permission === 'visitor') return proof === 'visitor' ? 'pass' : noBearer ? missing : invalid
  if (permission === 'operator') return proof === 'admin token' ? 'pass' : noBearer ? missing : invalid
  if (proof === 'none') return missing
  if (proof === 'visitor' || proof === 'wrong token') return invalid
  if (proof === 'ended session') return [401, 'session_ended']
  if (permission === 'user') return proof === 'session' ? 'pass' : [403, 'session_needed']
  return may.includes(permission) ? 'pass' : [403, 'forbidden']
}

/** Those that others have not added yet fail elsewhere. */
const there = (name: string): boolean => {
  const [method = '', url = ''] = name.split(' ')
  return samples[name] !== undefined && scene.app.hasRoute({ method, url })
}

describe.each(routes)('%s (%s)', (name, permission) => {
  test('lets in whoever may, and nobody else', async ({ skip }) => {
    if (!there(name)) skip()
    const isScope = permission.includes(':')
    const other = permission === 'audit:read' ? 'team:read' : 'audit:read'
    const programs = [await identities.program(isScope ? permission : 'team:read'), await identities.program(other)]
    for (const identity of [...identities.all, ...programs]) {
      const { what, body, headers } = routeCall(name, idFor(name), { actsForOthers: identity.proof === 'admin token' })
      const { status, json } = await scene.call(what, body, undefined, { ...headers, ...identity.headers })
      const expected = due(identity, permission)
      const said = `${identity.name} got ${status} ${json?.error?.code}`
      if (expected === 'pass') expect(samples[name]?.answers, said).toContain(status)
      else expect([status, json?.error.code], said).toEqual(expected)
    }
    // Who signs in or out loses the session they had.
    if (/^(POST|DELETE) \/api\/session$/.test(name)) await identities.again()
  })
})

test('no route is left out', () => {
  expect(routes.map(([name]) => name).filter(name => !there(name))).toEqual([])
  expect(routes.length).toBeGreaterThan(100)
})
