import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TeamEntry } from '../../runtime/conversation/event.ts'
import type { RuntimeOptions } from '../../runtime/create-runtime.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createScene, type Scene } from '../rig/scene.ts'

const minuteMs = 60_000
let server: MailServer
let scene: Scene
beforeEach(async () => {
  server = await createMailServer()
  await open()
})
afterEach(async () => {
  await scene.close()
  await server.close()
})

async function open(options: Partial<RuntimeOptions> = {}): Promise<void> {
  const mail = { smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'Kestrel Solar <support@kestrel.example>' }
  scene = await createScene({ mail, origins: ['https://www.kestrel.example'], ...options })
  await scene.publish(
    flowOf('queue', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', { askEmail: 'after' }, { resolved: 'close' }],
      ['close', 'close'],
    ]),
  )
}

/** Somebody asks for help, says where to write to, and goes. */
async function begin(page?: string, language = 'en'): Promise<{ id: string; visitorId: string }> {
  const about = { flow: 'queue', languages: [language], clientMsgId: 'a', act: { text: 'My panels are dark' } }
  const { record } = await scene.runtime.turns.begin({ ...about, ...(page === undefined ? {} : { page: { url: page } }) })
  await scene.runtime.turns.say(record.visitorId, record.id, 'b', { text: 'ada@corp.com' })
  return { id: record.id, visitorId: record.visitorId }
}

const answer = (id: string, text: string, as = 'Amy') => scene.agent(as.toLowerCase(), as)(id, { type: 'agent-message', text })
const log = async (id: string): Promise<readonly TeamEntry[]> =>
  (await scene.runtime.store.conversations.log(id, 0, 500)).filter(({ type }) => type === 'mailed' || type === 'not-mailed')

describe('an agent answers somebody who has gone', () => {
  test('and what they said goes by mail after five minutes, all of it at once', async () => {
    const { id } = await begin('https://www.kestrel.example/help')
    await scene.pass(15 * minuteMs)
    await answer(id, 'Is the **inverter** on? <script>alert(1)</script>')
    await scene.pass(4 * minuteMs)
    await answer(id, 'Look at https://kestrel.example/lamp')
    expect(server.mails).toEqual([])
    await scene.pass(minuteMs)
    expect(server.mails).toHaveLength(1)
    const [mail] = server.mails
    expect(mail?.from?.text).toBe('"Amy (Kestrel Solar)" <support@kestrel.example>')
    expect([mail?.replyTo?.value[0]?.address, mail?.subject]).toEqual([
      'support@kestrel.example',
      'Amy from Kestrel Solar has answered',
    ])
    expect(mail?.text).toContain('Is the **inverter** on?')
    expect(mail?.text).toContain('Look at https://kestrel.example/lamp')
    expect(mail?.text).toContain('> You: My panels are dark')
    expect(mail?.text).toContain('Go on in the chat: https://www.kestrel.example/help')
    expect(mail?.html).toContain('<strong>inverter</strong>')
    expect(mail?.html).toContain('&lt;script&gt;')
    expect(mail?.html).not.toContain('<script')
    expect(await log(id)).toMatchObject([{ type: 'mailed', actor: 'system', to: 'ada@corp.com' }])
    await scene.pass(60 * minuteMs)
    expect(server.tries).toBe(1)
  })

  test('like a person: nothing says that a machine wrote it, and mails of one conversation belong together', async () => {
    const { id } = await begin()
    await answer(id, 'First')
    await scene.pass(6 * minuteMs)
    await answer(id, 'Second')
    await scene.pass(6 * minuteMs)
    const [first, second] = server.mails
    expect([first?.text?.includes('First'), second?.text?.includes('Second')]).toEqual([true, true])
    expect(first?.messageId).toMatch(/^<o\.[\w-]+\.[0-9a-f]{32}@kestrel\.example>$/)
    expect(first?.messageId).not.toBe(second?.messageId)
    expect([second?.inReplyTo, second?.references]).toEqual([first?.inReplyTo, first?.references])
    for (const header of ['auto-submitted', 'precedence', 'list-id', 'list-unsubscribe', 'x-auto-response-suppress', 'x-mailer'])
      expect(first?.headers.has(header)).toBe(false)
  })

  test.each([
    ['nl', 'Amy van Kestrel Solar heeft geantwoord'],
    ['de', 'Amy von Kestrel Solar hat geantwortet'],
    ['da', 'Amy fra Kestrel Solar har svaret'],
  ])('in the language of the conversation: %s', async (language, subject) => {
    await scene.publish({
      ...flowOf('queue', [
        ['start', 'start', {}, { next: 'people' }],
        ['people', 'handoff', {}],
      ]),
      languages: [language],
    })
    const { id } = await begin(undefined, language)
    await answer(id, 'Hallo')
    await scene.pass(6 * minuteMs)
    expect(server.mails[0]?.subject).toBe(subject)
  })

  test('and never leads to a page that is not ours, whatever the browser said it was on', async () => {
    const { id } = await begin('https://evil.example/login')
    await answer(id, 'Hello')
    await scene.pass(6 * minuteMs)
    expect(server.raw.join()).not.toContain('evil.example')
  })

  test('and no name or text writes headers of its own', async () => {
    const { id } = await begin()
    await answer(id, 'Hello\r\n.\r\nRCPT TO:<eve@evil.example>', 'Eve\r\nBcc: eve@evil.example')
    await scene.pass(6 * minuteMs)
    const [mail] = server.mails
    expect([mail?.headers.has('bcc'), server.mails.length]).toEqual([false, 1])
    expect(mail?.from?.value).toMatchObject([{ address: 'support@kestrel.example' }])
  })
})

describe('nothing is mailed', () => {
  test('that the visitor has read, or has written after', async () => {
    const { id, visitorId } = await begin()
    const { record } = await answer(id, 'Hello')
    await scene.runtime.store.reads.mark(id, 'visitor', { upToSeq: record.seq, at: scene.clock.now() })
    await scene.pass(6 * minuteMs)
    await answer(id, 'Still there?')
    await scene.runtime.turns.say(visitorId, id, 'c', { text: 'Yes' })
    await scene.pass(60 * minuteMs)
    expect([server.tries, await log(id)]).toEqual([0, []])
  })

  test('while the chat is open; once it has been closed for two minutes, it is', async () => {
    const { id, visitorId } = await begin()
    scene.runtime.presence.came(visitorId)
    await answer(id, 'Hello')
    await scene.pass(9 * minuteMs)
    scene.runtime.presence.left(visitorId)
    await scene.pass(minuteMs)
    expect(server.tries).toBe(0)
    await scene.pass(2 * minuteMs)
    expect(server.mails).toHaveLength(1)
  })

  test('to somebody whose address nobody knows', async () => {
    const about = { flow: 'queue', languages: ['en'], clientMsgId: 'a', act: { text: 'Hello' } }
    const { record } = await scene.runtime.turns.begin(about)
    await answer(record.id, 'Hello')
    await scene.pass(60 * minuteMs)
    expect([server.tries, await log(record.id)]).toEqual([0, []])
  })

  test('without a mail server, and the team is told so once', async () => {
    await scene.close()
    scene = await createScene()
    await scene.publish(
      flowOf('queue', [
        ['start', 'start', {}, { next: 'people' }],
        ['people', 'handoff', { waiting: en('One moment') }],
      ]),
    )
    const { id } = await begin()
    for (const text of ['One', 'Two']) {
      await answer(id, text)
      await scene.pass(10 * minuteMs)
    }
    expect(await log(id)).toMatchObject([{ type: 'not-mailed', reason: 'mail_not_set_up', to: 'ada@corp.com' }])
  })
})

describe('a mail server that', () => {
  test('cannot now is asked again, under the same id', async () => {
    server.does.push('later', 'cut-in-data', 'cut-after-data')
    const { id } = await begin()
    await answer(id, 'Hello')
    await scene.pass(45 * minuteMs)
    await scene.pass(3 * 60 * minuteMs)
    expect([server.tries, server.mails.length]).toEqual([4, 2])
    expect(new Set(server.mails.map(mail => mail.messageId)).size).toBe(1)
    expect(await log(id)).toMatchObject([{ type: 'mailed' }])
  })

  test('will not have it is not asked again, and the team reads why', async () => {
    server.does.push('refuse')
    const { id } = await begin()
    await answer(id, 'Hello')
    await scene.pass(60 * minuteMs)
    expect(server.tries).toBe(1)
    expect(await log(id)).toMatchObject([
      { type: 'not-mailed', reason: 'mail_refused', to: 'ada@corp.com', detail: expect.stringContaining('550') },
    ])
  })

  test('is not asked again for what has been read meanwhile', async () => {
    server.does.push('later')
    const { id } = await begin()
    const { record } = await answer(id, 'Hello')
    await scene.pass(5 * minuteMs)
    await scene.runtime.store.reads.mark(id, 'visitor', { upToSeq: record.seq, at: scene.clock.now() })
    await scene.pass(60 * minuteMs)
    expect([server.tries, await log(id)]).toEqual([1, []])
  })

  test('offers encryption gets it, and the password of the setting', async () => {
    await scene.close()
    await server.close()
    server = await createMailServer({ tls: true, password: 'p@ss' })
    await open({ mail: { smtpUrl: `smtp://parley:p%40ss@127.0.0.1:${server.port}`, from: 'support@kestrel.example' } })
    const { id } = await begin()
    await answer(id, 'Hello')
    await scene.pass(6 * minuteMs)
    expect(server.sessions).toEqual([{ secure: true, user: 'parley', sender: 'support@kestrel.example' }])
    // Without a name in the setting it is the channel's.
    expect(server.mails[0]?.from?.text).toBe('"Amy (Chat)" <support@kestrel.example>')
  })
})

test('a restart between the answer and the mail loses nothing and sends nothing twice', async () => {
  const { id } = await begin()
  await answer(id, 'Hello')
  await scene.pass(3 * minuteMs)
  await scene.restart()
  await scene.pass(minuteMs)
  expect(server.tries).toBe(0)
  await scene.pass(4 * minuteMs)
  await scene.restart()
  await scene.pass(10 * minuteMs)
  expect([server.mails.length, (await log(id)).length]).toEqual([1, 1])
})
