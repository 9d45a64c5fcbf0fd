import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken, type Reply } from '../rig/api-scene.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'

const dayMs = 24 * 3_600_000
let mail: MailServer
let scene: MessengerScene
beforeAll(async () => {
  mail = await createMailServer()
  scene = await createMessengerScene(
    {},
    { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'Kestrel Solar <support@kestrel.example>' },
  )
  const people = flowOf('people', [
    ['start', 'start', {}, { next: 'people' }],
    ['people', 'handoff', { to: 'unassigned', askEmail: 'after' }],
  ])
  await scene.publish({ ...people, channel })
})
afterAll(async () => {
  await scene.close()
  await mail.close()
})

const answer = async (person: string, body: object): Promise<Reply> => {
  const id = await scene.conversation(person)
  const reply = await scene.call(
    `POST /api/conversations/${id}/messages`,
    { as: { id: 'mia', name: 'Mia' }, ...body },
    adminToken,
  )
  await scene.settle()
  return reply
}
const mailTo = async (person: string): Promise<unknown> =>
  (await scene.call(`GET /api/conversations/${await scene.conversation(person)}`, undefined, adminToken)).json.mailTo

test('once the time to answer is over nothing is sent, and whose address is known is written a mail instead', async () => {
  await scene.says('7101', 'My panels are dark')
  await scene.says('7101', 'ada@corp.com')
  await scene.says('7102', 'Mine too')
  expect((await answer('7101', { text: 'A moment' })).status).toBe(200)
  scene.clock.advance(7 * dayMs + 1_000)
  await scene.settle()
  const before = scene.graph.read('7101').length
  expect([await mailTo('7101'), await mailTo('7102')]).toEqual(['ada@corp.com', undefined])
  for (const [person, body] of [
    ['7101', { text: 'Is it on?' }],
    ['7102', { text: 'Is it on?' }],
    ['7102', { text: 'Is it on?', byMail: true }],
  ] as const) {
    const { status, json } = await answer(person, body)
    expect([status, json.error.code]).toEqual([409, 'window_over'])
  }
  const sent = await answer('7101', { text: 'Is the inverter on?', byMail: true })
  expect(sent.json.events.at(-1)).toMatchObject({ author: 'agent', text: 'Is the inverter on?', byMail: true })
  await expect.poll(() => mail.mails.length, { timeout: 20_000 }).toBe(1)
  expect(mail.mails[0]?.text).toContain('Is the inverter on?')
  await scene.settle()
  expect([scene.graph.read('7101').length, new Set(await scene.deliveries('7101'))]).toEqual([before, new Set(['sent'])])
  const { json } = await scene.call(`GET /api/conversations/${await scene.conversation('7101')}/log`, undefined, adminToken)
  expect(json.entries.at(-1)).toMatchObject({ type: 'mailed', to: 'ada@corp.com' })

  // Whoever writes again is answered where they write.
  await scene.says('7101', 'Yes, it is')
  await answer('7101', { text: 'Then we come by', byMail: true })
  expect(scene.graph.read('7101').at(-1)).toBe('Then we come by')
  expect(mail.mails).toHaveLength(1)
})
