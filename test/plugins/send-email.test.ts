import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { sendEmail } from '../../plugins/send-email/index.ts'
import type { RuntimeOptions } from '../../runtime/create-runtime.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createScene, type Scene, type Visitor } from '../rig/scene.ts'

const mail = { subject: en('Your quote'), text: en('Hello {{contact.firstName|there}}') }
const ada = { contact: { email: 'ada@corp.com' } }

describe('send-email', () => {
  it('writes to the visitor, or to whom the author names', () => {
    expect(play(sendEmail, mail, ada).performs).toEqual([{ to: 'ada@corp.com', subject: 'Your quote', text: 'Hello there' }])
    const scene = play(
      sendEmail,
      { ...mail, to: 'sales@{{vars.site}}', replyTo: '{{contact.email}}' },
      { ...ada, vars: { site: 'k.example' } },
    )
    expect(scene.performs).toMatchObject([{ to: 'sales@k.example', replyTo: 'ada@corp.com' }])
  })

  it('waits until it has left, or does not', () => {
    const scene = play(sendEmail, mail, ada)
    expect(scene.port).toBeNull()
    scene.hears({ type: 'performed', result: { to: 'ada@corp.com' } })
    expect(scene.port).toBe('sent')
    expect(play(sendEmail, { ...mail, wait: false }, ada).port).toBe('sent')
  })

  it('leaves by ways of their own when there is no address, and when it went wrong', () => {
    for (const contact of [{}, { email: '' }, { email: 'nobody' }])
      expect(play(sendEmail, mail, { contact }).port).toBe('no-address')
    const scene = play(sendEmail, mail, ada)
    scene.hears({ type: 'failed', error: { code: 'mail_refused', message: '' } })
    expect(scene.port).toBe('failed')
  })

  it('makes no links and no lines of what a visitor has written', () => {
    const vars = { name: '[Win](https://evil.example)\r\nBcc: bob@corp.com' }
    const scene = play(sendEmail, { subject: en('For {{vars.name}}'), text: en('**Hi** {{vars.name}}') }, { ...ada, vars })
    expect(scene.performs).toMatchObject([
      {
        subject: 'For [Win](https://evil.example) Bcc: bob@corp.com',
        text: '**Hi** \\[Win\\](https://evil.example)\r\nBcc: bob@corp.com',
      },
    ])
  })
})

describe('a mail that a flow sends', () => {
  let server: MailServer
  let scene: Scene
  const open = async (options: Partial<RuntimeOptions> = {}): Promise<void> => {
    scene = await createScene({
      mail: { smtpUrl: `smtp://127.0.0.1:${server.port}`, from: 'Kestrel Solar <hello@kestrel.example>' },
      ...options,
    })
    const again = { answered: 'mail' }
    await scene.publish(
      flowOf('quote', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'mail' }],
        [
          'mail',
          'send-email',
          {
            to: 'ada@corp.com',
            replyTo: 'sales@kestrel.example',
            subject: en('Your quote, {{vars.name}}'),
            text: en('**Hi** {{vars.name}}'),
          },
          { sent: 'sent', failed: 'failed' },
        ],
        ['sent', 'ask', { question: en('It is on its way. Another?') }, again],
        ['failed', 'ask', { question: en('It could not be sent. Again?') }, again],
      ]),
    )
  }
  beforeAll(async () => {
    server = await createMailServer()
    await open()
    return async () => {
      await scene.close()
      await server.close()
    }
  })
  beforeEach(() => {
    server.does.length = 0
    server.mails.length = 0
    server.raw.length = 0
    server.tries = 0
  })
  const asks = async (name: string): Promise<Visitor> => {
    const visitor = await scene.visitor('quote')
    await visitor.says(name)
    await scene.settle()
    return visitor
  }
  const last = async (visitor: Visitor): Promise<string | undefined> => (await visitor.transcript()).at(-1)

  test('leaves as text and as the same in HTML, and the flow goes on', async () => {
    const visitor = await asks('Ada')
    expect(await last(visitor)).toBe('B It is on its way. Another?')
    const [{ subject, text, html, from, replyTo, to } = {}] = server.mails
    expect([subject, text?.trim()]).toEqual(['Your quote, Ada', 'Hi Ada'])
    expect(html).toContain('<strong>Hi</strong> Ada')
    expect([from?.text, replyTo?.text, [to].flat()[0]?.text]).toEqual([
      '"Kestrel Solar" <hello@kestrel.example>',
      'sales@kestrel.example',
      'ada@corp.com',
    ])
  })

  test('has no headers and no markup of the visitor, and no link that says something else than where it leads', async () => {
    await asks('Ada\r\nBcc: bob@corp.com\r\n\r\n<script>alert(1)</script> [Win](https://evil.example)')
    const [parsed] = server.mails
    expect([parsed?.headers.has('bcc'), parsed?.bcc, parsed?.subject?.includes('\n')]).toEqual([false, undefined, false])
    expect(parsed?.html).not.toMatch(/<script|Win<\/a>/)
    expect(parsed?.html).toContain('&lt;script&gt;')
  })

  test('is tried again when the server cannot now, as one and the same mail', async () => {
    server.does.push('later', 'cut-after-data')
    const visitor = await asks('Ada')
    await scene.pass(600_000)
    expect(await last(visitor)).toBe('B It is on its way. Another?')
    expect(server.tries).toBe(3)
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('has failed when the server will not have it', async () => {
    server.does.push('refuse')
    expect(await last(await asks('Ada'))).toBe('B It could not be sent. Again?')
    expect(server.tries).toBe(1)
  })

  test('is one of twenty that a conversation may send in a day', async () => {
    const visitor = await asks('Ada')
    for (let mails = 1; mails < 22; mails += 1) {
      await visitor.says('yes')
      await scene.settle()
    }
    expect(server.mails).toHaveLength(20)
    expect(await last(visitor)).toBe('B It could not be sent. Again?')
    expect(await last(await asks('Bob'))).toBe('B It is on its way. Another?')
    scene.clock.advance(86_400_000)
  })

  test('has failed where no mail server is set up', async () => {
    await scene.close()
    scene = await createScene()
    await scene.publish(
      flowOf('quote', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('Your name?') }, { answered: 'mail' }],
        ['mail', 'send-email', { to: 'ada@corp.com', subject: en('Hi'), text: en('Hi') }, { failed: 'failed' }],
        ['failed', 'say', { text: en('No mail today.') }],
      ]),
    )
    expect(await (await asks('Ada')).transcript()).toContain('B No mail today.')
  })
})
