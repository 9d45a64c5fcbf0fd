import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { mailText } from '../rig/mail-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createPictureHost, type PictureHost } from '../rig/picture-host.ts'
import { pngOf } from '../rig/sample-files.ts'
import { transcriptOf } from '../rig/scene.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'

const user = 'support@brand.example'
let imap: ImapServer
let smtp: MailServer
let elsewhere: PictureHost
let scene: ApiScene

beforeAll(async () => {
  imap = await createImapServer({ [user]: 'pass word' }, () => scene.clock.now())
  smtp = await createMailServer({ password: 'pass word' })
  elsewhere = await createPictureHost({
    '/pixel.png': pngOf(4, 4),
    '/roof.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  const hosts = [`127.0.0.1:${imap.port}`, `127.0.0.1:${smtp.port}`, elsewhere.host]
  scene = await createApiScene({ PRIVATE_TARGETS: hosts.join(',') })
  const config = {
    address: user,
    name: 'Brand',
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: '127.0.0.1',
    smtpPort: smtp.port,
    smtpSecurity: 'starttls',
    mostInTenMinutes: 20,
    mostADay: 50,
  }
  await scene.app.listen({ port: 0, host: '127.0.0.1' })
  await ok('PUT /api/channels/post', { revision: 0, kind: 'email', config })
  await ok('PUT /api/channels/post/secrets/password', { value: 'pass word' })
  await scene.publish({ ...flow, channel: 'post' })
  await vi.waitFor(() => expect(imap.asked.at(-1)).toBe('IDLE'), { timeout: 20_000 })
})
afterAll(async () => {
  await scene.close()
  await Promise.all([imap.close(), smtp.close(), elsewhere.close()])
})

const flow = flowOf('mail-flow', [
  ['start', 'start', {}, { next: 'topic' }],
  [
    'topic',
    'ask',
    {
      kind: 'choice',
      question: en('What is it about?'),
      choices: [
        { id: 'panels', label: en('Panels') },
        { id: 'people', label: en('A person') },
        { id: 'photo', label: en('A photo') },
      ],
    },
    { 'choice:panels': 'many', 'choice:people': 'handoff', 'choice:photo': 'photo' },
  ],
  ['photo', 'ask', { kind: 'file', question: en('Send it, please.') }, { answered: 'thanks' }],
  ['many', 'ask', { question: en('How many panels?'), saveAs: 'count' }, { answered: 'thanks' }],
  ['thanks', 'say', { text: en('{{vars.count}} it is.') }, { next: 'roof' }],
  ['roof', 'say', { text: en('All of them on one roof?') }, { next: 'handoff' }],
  ['handoff', 'handoff', { to: 'unassigned' }],
])

const ok = async (
  what: string,
  body?: unknown,
): Promise<ApiScene['call'] extends (...given: never[]) => Promise<infer R> ? R : never> => {
  const answer = await scene.call(what, body, adminToken)
  expect([what, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([what, answer.status, ''])
  return answer
}
const from = (address: string) => smtp.mails.filter(({ to }) => [to].flat()[0]?.value[0]?.address === address)
/** Waits for a mail to somebody that says this. */
const mailTo = async (address: string, words: string) => {
  const find = () => from(address).find(({ text = '' }) => text.includes(words))
  await expect
    .poll(async () => {
      await scene.settle()
      return find()?.text
    })
    .toContain(words)
  const mail = find()
  if (!mail) throw new Error('no mail')
  return { ...mail, text: mail.text ?? '', id: mail.messageId?.slice(1, -1) ?? '', back: mail.replyTo?.value[0]?.address ?? '' }
}
const conversations = async () =>
  (await ok('GET /api/conversations?channel=post&limit=100')).json.conversations as { id: string }[]

describe('a mail', () => {
  it('begins a conversation, is asked by a bot, picks by number, is handed to people, and goes on with them', async () => {
    const ada = 'ada@corp.example'
    imap.deliver(user, mailText({ subject: 'My panels', id: 'a1@corp.example', text: 'They hum.' }))
    const first = await mailTo(ada, '1. Panels')
    expect([first.subject, first.inReplyTo]).toEqual(['Re: My panels', '<a1@corp.example>'])

    const quoted = first.text.replaceAll(/^/gm, '> ')
    imap.deliver(user, mailText({ to: first.back, subject: 'Re: My panels', id: 'a2@corp.example', text: `1\n\n${quoted}` }))
    const second = await mailTo(ada, 'How many panels?')
    const headers = [`In-Reply-To: <${second.id}>`]
    imap.deliver(user, mailText({ subject: 'Re: My panels', id: 'a3@corp.example', text: 'Twelve', headers }))
    // What a flow says in one go is one letter.
    const third = await mailTo(ada, 'Twelve it is.')
    expect(third.text).toMatch(/^Twelve it is\.\n\nAll of them on one roof\?\n\nA colleague/)
    expect(from(ada)).toHaveLength(3)

    const [found] = await conversations()
    await ok(`POST /api/conversations/${found?.id}/messages`, { text: 'I **look** at it.', as: { id: 'mia', name: 'Mia' } })
    const reply = await mailTo(ada, 'I look at it.')
    expect(reply.from?.value[0]).toEqual({ address: user, name: 'Mia via Brand' })
    expect(reply.text).toContain('I look at it.\n\n-- \nKind regards,\nMia\nBrand')
    expect(reply.text).toContain('> Twelve')
    expect(reply.references?.[0]).toBe('<a1@corp.example>')

    imap.deliver(user, mailText({ to: reply.back, id: 'a4@corp.example', text: 'Thank you, Mia' }))
    await expect
      .poll(async () => {
        await scene.settle()
        return (await transcriptOf(scene.runtime, found?.id ?? '')).filter(line => line.startsWith('V '))
      })
      .toEqual(['V They hum.', 'V 1', 'V Twelve', 'V Thank you, Mia'])
    expect(await conversations()).toHaveLength(1)
  })

  it('of a machine is stored and nothing answers it', async () => {
    imap.deliver(
      user,
      mailText({
        from: 'robot@corp.example',
        id: 'r1@corp.example',
        headers: ['Auto-Submitted: auto-replied'],
        text: 'I am away',
      }),
    )
    await expect
      .poll(async () => {
        await scene.settle()
        return (await conversations()).length
      })
      .toBe(2)
    expect(from('robot@corp.example')).toEqual([])
  })
})

describe('a picture in a mail', () => {
  const picture = pngOf(3, 2)
  const part = (id: string, name: string, bytes: Buffer) =>
    `--rel\r\nContent-Type: image/png; name="${name}"\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`
  const page = (id: string, from: string, html: string, ...parts: readonly string[]) =>
    [
      `From: ${from}`,
      `To: ${user}`,
      'Subject: Look',
      `Message-ID: <${id}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=rel',
      '',
      `--rel\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n${parts.join('')}--rel--\r\n`,
    ].join('\r\n')
  const saidBy = async (
    id: string,
  ): Promise<{ id: string; events: { seq: number; text: string; fileId?: string; letter?: object }[] }> => {
    const find = () => scene.runtime.store.letters.find('post', id)
    await expect
      .poll(async () => {
        await scene.settle()
        return find()
      })
      .toBeDefined()
    await scene.settle()
    const conversation = (await find())?.conversation ?? ''
    const { json } = await ok(`GET /api/conversations/${conversation}/events?after=0`)
    return { id: conversation, events: json.events.filter((event: { author?: string }) => event.author === 'visitor') }
  }

  it('stands in its place, is no file of its own, and is given to the team of that conversation alone', async () => {
    const remotes = ['/pixel.png?a=1&b=2', '/pixel.png?a=1&b=2', '/roof.svg', '/gone.png'].map(
      path => `http://${elsewhere.host}${path}`,
    )
    const drawn = [...remotes, 'http://10.0.0.1/inside.png'].map(address => `<img src="${address.replace('&', '&amp;')}">`)
    const html = `<p>Our roof:</p><img src="cid:roof%40corp.example"><img src="cid:of@another.example">${drawn.join('')}<p>Yes</p>`
    const files = [
      part('roof@corp.example', 'roof.png', picture),
      part('plan@corp.example', 'plan.png', picture),
      part('of@another.example', 'none.png', Buffer.from('<script>')),
    ]
    imap.deliver(user, page('d1@corp.example', 'dora@corp.example', html, ...files))
    const { id, events } = await saidBy('d1@corp.example')
    expect(events[0]).toMatchObject({ text: 'Our roof:\n\nYes', letter: { hasHtml: true, hasPictures: true } })
    // What the page does not show, and what is no picture, came along as files.
    expect(events.slice(1).map(({ fileId, text }) => [fileId !== undefined, text.slice(0, 8)])).toEqual([
      [true, 'plan.png'],
      [false, 'none.png'],
    ])
    const where = `/api/conversations/${id}/messages/${events[0]?.seq}`
    expect((await ok(`GET ${where}/letter`)).json).toMatchObject({ hasRemote: true })
    const shown = await ok(`GET ${where}/page`)
    expect(shown.text).toContain(`<img src="data:image/png;base64,${picture.toString('base64')}" `)
    expect(shown.text).not.toContain(' src="http')
    expect(elsewhere.asked).toEqual([])
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; .*img-src data:; .*sandbox allow-popups/)
    // By the server, each once, and nothing that is no picture or lies where it may not reach: the page itself asks nobody.
    const remote = await ok(`GET ${where}/page?remote=true`)
    expect(elsewhere.asked.toSorted()).toEqual(['/gone.png', '/pixel.png?a=1&b=2', '/roof.svg'])
    const pixel = `<img src="data:image/png;base64,${pngOf(4, 4).toString('base64')}" `
    expect(remote.text.split(pixel)).toHaveLength(3)
    expect(remote.text).not.toMatch(/ src="(http|data:image\/svg)/)
    expect(remote.headers['content-security-policy']).toBe(shown.headers['content-security-policy'])
    const visitor = await scene.visitor()
    for (const what of ['letter', 'page'])
      expect((await scene.call(`GET ${where}/${what}`, undefined, visitor)).status).toBeGreaterThanOrEqual(400)
  })

  it('answers who has asked for a file', async () => {
    imap.deliver(user, mailText({ from: 'edda@corp.example', id: 'e1@corp.example', text: 'Hello' }))
    const first = await mailTo('edda@corp.example', '3. A photo')
    imap.deliver(user, mailText({ to: first.back, from: 'edda@corp.example', id: 'e2@corp.example', text: '3' }))
    const second = await mailTo('edda@corp.example', 'Send it, please.')
    const photo = page('e3@corp.example', 'edda@corp.example', '<img src="cid:a@b">', part('a@b', 'photo.png', picture))
    imap.deliver(user, photo.replace('MIME-Version', `In-Reply-To: <${second.id}>\r\nMIME-Version`))
    await mailTo('edda@corp.example', 'All of them on one roof?')
    const { events } = await saidBy('e3@corp.example')
    expect(events.map(({ fileId }) => fileId !== undefined)).toEqual([false, false, false, true])
  })
})

describe('who has left the website', () => {
  it('is written to by mail, and what they answer goes on in the same chat and the same step', async () => {
    await scene.publish(
      flowOf('site-flow', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('What is your name?') }, { answered: 'many' }],
        ['many', 'ask', { question: en('How many panels?'), saveAs: 'count' }, { answered: 'thanks' }],
        ['thanks', 'say', { text: en('{{vars.count}} it is.') }],
      ]),
    )
    const { turns } = scene.runtime
    const said = { text: 'Kim', said: { email: 'kim@corp.example' } }
    const { record } = await turns.begin({ flow: 'site-flow', languages: ['en'], clientMsgId: 'a', act: said })
    const mia = { id: 'mia', name: 'Mia' }
    await turns.act(record.id, mia, 'agent:mia', { type: 'agent-message', text: 'Take a look at the **roof**.' })
    await turns.act(record.id, mia, 'agent:mia', { type: 'agent-give-back', continue: true })
    const before = smtp.mails.length
    await scene.pass(6 * 60_000)
    const mail = await mailTo('kim@corp.example', 'roof')
    expect(smtp.mails).toHaveLength(before + 1)
    expect(mail.from?.value[0]).toEqual({ address: user, name: 'Mia (Brand)' })
    imap.deliver(user, mailText({ from: 'Kim <kim@corp.example>', to: mail.back, id: 'k1@corp.example', text: 'Twelve' }))
    await expect
      .poll(async () => {
        await scene.pass(5_000)
        return (await transcriptOf(scene.runtime, record.id)).slice(-2)
      })
      .toEqual(['V Twelve', 'B Twelve it is.'])
  })
})

describe('the channel', () => {
  it('is tested by signing in to both servers', async () => {
    expect((await ok('POST /api/channels/post/test', {})).json).toMatchObject({})
    smtp.password = 'another'
    const { json } = await ok('POST /api/channels/post/test', {})
    expect(JSON.stringify(json)).toContain('sign-in-refused')
    smtp.password = 'pass word'
  })
})
