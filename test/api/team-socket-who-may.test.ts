import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { teamRules } from '../../runtime/api/team-socket/rules.ts'
import { createIdentities, type Identities, type Identity } from '../rig/identities.ts'
import { createTeamSocketScene, type TeamClient, type TeamSocketScene } from '../rig/team-socket-scene.ts'

let scene: TeamSocketScene
let identities: Identities
let conversation = ''
beforeAll(async () => {
  scene = await createTeamSocketScene()
  const { id, token } = await scene.chat('people')
  conversation = id
  identities = await createIdentities(scene, () => Promise.resolve(token))
})
afterAll(() => scene.close())

/** A frame of each kind, as the app would send it. */
const frames: { readonly [type in keyof typeof teamRules]: () => Readonly<Record<string, unknown>> } = {
  watch: () => ({ type: 'watch', conversation }),
  read: () => ({ type: 'read', conversation, upToSeq: 1 }),
  typing: () => ({ type: 'typing', conversation, on: true }),
  unwatch: () => ({ type: 'unwatch' }),
  edit: () => ({ type: 'edit', flow: 'people' }),
  pong: () => ({ type: 'pong' }),
}

const errorsOf = (client: TeamClient): readonly string[] =>
  client.frames.flatMap(frame => (frame.type === 'error' ? [frame.code] : []))

/** The codes a frame was refused with, when all that was sent before has been done. */
async function refusals(client: TeamClient, frame: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const before = errorsOf(client).length
  client.send(frame)
  client.send({ type: 'no such frame' })
  await client.wait(() => errorsOf(client).slice(before).includes('invalid_frame'), 'the answer to a frame that is none')
  return errorsOf(client)
    .slice(before)
    .filter(code => code !== 'invalid_frame')
}

const open = (identity: Identity): Promise<TeamClient> => scene.open({ cookie: '' }, identity.headers)

test('only somebody who is signed in has a line', async () => {
  const programs = [await identities.program('conversations:read'), await identities.program('flows:read')]
  const others = [...identities.all, ...programs].filter(({ proof }) => proof !== 'session')
  expect(others.length).toBeGreaterThan(8)
  for (const identity of others) await expect(open(identity), identity.name).rejects.toThrow(/40[13]/)
})

describe.each(Object.entries(teamRules))('the frame “%s”', (type, { permission }) => {
  test('is taken from whoever may, and from nobody else', async () => {
    const members = identities.all.filter(({ proof }) => proof === 'session')
    expect(members.map(({ name }) => name)).toEqual(['admin', 'marketer', 'agent'])
    for (const member of members) {
      const client = await open(member)
      const mayIt = permission === 'user' || member.may.includes(permission)
      const frame = frames[type as keyof typeof frames]()
      // One types where one looks.
      if (type === 'typing' && mayIt) client.send(frames.watch())
      expect(await refusals(client, frame), member.name).toEqual(mayIt ? [] : ['forbidden'])
      client.ws.terminate()
    }
  })
})
