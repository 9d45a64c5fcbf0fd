import { afterAll, beforeAll, expect, test } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { connectSocket } from '../rig/socket-client.ts'
import { createTeamSocketScene, type TeamSocketScene } from '../rig/team-socket-scene.ts'

const minuteMs = 60_000
let mails: MailServer
let scene: TeamSocketScene
beforeAll(async () => {
  mails = await createMailServer()
  scene = await createTeamSocketScene({
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    MAIL_FROM: 'Kestrel Solar <support@kestrel.example>',
  })
  const help = flowOf('alias', [
    ['start', 'start', {}, { next: 'people' }],
    ['people', 'handoff', { to: 'unassigned', askEmail: 'after' }],
  ])
  await scene.publish({ ...help, display: { who: 'brand', alias: true, heading: { en: 'Team Kestrel' } } })
})
afterAll(async () => {
  await scene.close()
  await mails.close()
})

test('where a team speaks as the brand, a visitor never reads who it is: not what is typed and said, not in a mail', async () => {
  const amelia = await scene.join('Amelia')
  const visitor = await connectSocket(scene.url)
  await visitor.hello()
  visitor.send({ type: 'begin', flow: 'alias', clientMsgId: 'a', text: 'My panels are dark' })
  const { id } = (await visitor.until('ack')).conversation
  visitor.send({ type: 'send', clientMsgId: 'b', text: 'ada@corp.com' })
  await visitor.upTo(id, 4)

  const app = await scene.open(amelia)
  app.send({ type: 'watch', conversation: id })
  await app.until('events')
  app.send({ type: 'typing', conversation: id, on: true })
  expect(await visitor.until('typing')).toMatchObject({ on: true, name: 'Team Kestrel' })
  const said = await amelia.call(`POST /api/conversations/${id}/messages`, { text: 'Is the inverter on?', clientMsgId: 'c' })
  expect(said.status).toBe(200)
  const isSaid = () => visitor.stream(id).some(event => event.type === 'message' && event.text === 'Is the inverter on?')
  await visitor.wait(isSaid, 'what she said')
  const heard = visitor.stream(id)
  expect(heard.flatMap(event => (event.type === 'message' && event.author === 'agent' ? [event.name] : []))).toEqual([
    'Team Kestrel',
  ])
  expect(heard.flatMap(event => (event.type === 'agent' ? [event.agent.name] : []))).toEqual(['Team Kestrel'])
  expect(JSON.stringify(visitor.frames)).not.toContain('Amelia')

  await visitor.close()
  await scene.pass(15 * minuteMs)
  await expect.poll(() => mails.mails.length, { timeout: 20_000 }).toBe(1)
  expect(mails.mails[0]?.from?.value[0]?.name).toContain('Team Kestrel')
  expect(mails.mails[0]?.text).toContain('Is the inverter on?')
  expect(Buffer.from(mails.raw[0] ?? '').toString()).not.toContain('Amelia')
  await app.close()
})
