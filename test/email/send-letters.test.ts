import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readKept } from '../../plugins/email/server/kept.ts'
import { createNotebook } from '../../plugins/email/server/notebook.ts'
import { createTokens } from '../../plugins/email/server/oauth/create-tokens.ts'
import { createOutbound, type Outbound } from '../../plugins/email/server/smtp/outbound.ts'
import { createPost } from '../../plugins/email/server/smtp/post.ts'
import { createWorries } from '../../plugins/email/server/worries.ts'
import type { Outgoing, Recipient } from '../../plugins/kit/server.ts'
import { type PretendLine, pretendLine, recipient, said } from '../rig/mail-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'

let server: MailServer
let scene: PretendLine
let outbound: Outbound
beforeAll(async () => {
  server = await createMailServer({ password: 'pass word' })
})
afterAll(() => server.close())
beforeEach(() => {
  server.mails.length = 0
  server.does.length = 0
  server.tries = 0
  server.password = 'pass word'
  open({})
})

function open(config: object): void {
  outbound?.close()
  const smtp = { smtpHost: '127.0.0.1', smtpPort: server.port, smtpSecurity: 'starttls' } as const
  scene = pretendLine({ address: 'support@brand.example', name: 'Brand', ...smtp, ...config })
  outbound = createOutbound(
    scene.line,
    createNotebook(scene.line),
    createWorries(scene.line),
    createPost(scene.line, createTokens(scene.line)),
  )
}
const send = (to: Recipient, what: Outgoing, key = `${to.conversation}-1`) =>
  outbound.send(to, what, { key, signal: new AbortController().signal })
const bot = { author: { type: 'bot' } } as const
const last = () => server.mails.at(-1)
const header = (name: string) => last()?.headers.get(name)

describe('a letter of an agent', () => {
  const letter = {
    subject: 'RE: AW: Re[2]: My panels',
    ids: ['first@corp.example', ...Array.from({ length: 30 }, (_, at) => `m${at}@corp.example`)],
    before: [
      { author: 'Ada', at: 1_767_225_600_000, text: 'They hum.\nAll day.' },
      { author: 'Brand', at: 1_767_225_500_000, text: 'Hello!' },
    ],
    cc: [{ address: 'bea@corp.example', name: 'Bea' }, { address: 'support+abc@brand.example' }, { address: 'ada@corp.example' }],
  }

  it('is a mail with signature, what was said before, those who read along, and an address that leads back', async () => {
    const to = recipient()
    const sent = await send(to, said('We **look** at it.\n\n- today', { letter }))
    const mail = last()
    expect(sent).toEqual({ type: 'sent', id: mail?.messageId?.slice(1, -1) })
    expect(mail?.from?.value).toEqual([{ address: 'support@brand.example', name: 'Mia via Brand' }])
    expect(mail?.subject).toBe('Re: My panels')
    expect(mail?.replyTo?.value[0]?.address).toBe(`support+${scene.line.replyToken(to.conversation)}@brand.example`)
    expect(header('cc')).toMatchObject({ value: [{ address: 'bea@corp.example', name: 'Bea' }] })
    expect(mail?.inReplyTo).toBe('<m29@corp.example>')
    expect([mail?.references?.length, mail?.references?.[0], mail?.references?.at(-1)]).toEqual([
      20,
      '<first@corp.example>',
      '<m29@corp.example>',
    ])
    expect(mail?.text).toBe(
      'We look at it.\n\n- today\n\n-- \nKind regards,\nMia\nBrand\n\nOn Jan 1, 2026, Ada wrote:\n> They hum.\n> All day.\n\nOn Dec 31, 2025, Brand wrote:\n> Hello!\n',
    )
    expect(mail?.html).toContain('<strong>look</strong>')
    expect([header('auto-submitted'), header('x-auto-response-suppress')]).toEqual([undefined, undefined])
  })

  it('is written in the language of whom it is for, and signed as the channel says', async () => {
    open({ signature: { en: 'x', de: '{{agent}}\n{{name}} ({{address}})' } })
    await send(recipient('ada@corp.example', { language: 'de' }), said('Guten Tag', { letter: { ...letter, ids: [] } }))
    expect(last()?.from?.value[0]?.name).toBe('Mia über Brand')
    expect(last()?.text).toContain('-- \nMia\nBrand (support@brand.example)\n\nAm 01.01.2026 schrieb Ada:')
  })

  it('brings the files of the agent along', async () => {
    const read = () => Promise.resolve(new TextEncoder().encode('a,b'))
    await send(recipient(), said('Here', { files: [{ name: 'ä\r\nBcc: x@y.example.csv', type: 'text/csv', bytes: 3, read }] }))
    expect(last()?.attachments).toMatchObject([{ contentType: 'text/csv', size: 3 }])
    expect(header('bcc')).toBeUndefined()
  })

  it('lets no line break of a name, a subject or an id into its head', async () => {
    const evil = 'x\r\nBcc: victim@corp.example'
    await send(recipient('ada@corp.example', { name: evil }), {
      ...said('Hi', {
        letter: { ...letter, subject: evil, ids: [`a@b>${evil}`], cc: [{ address: `c@d.example\r\nBcc: e@f.example` }] },
      }),
      author: { type: 'agent', name: evil },
    })
    expect(header('bcc')).toBeUndefined()
    expect(last()?.subject).toBe('Re: x Bcc: victim@corp.example')
    expect(await send(recipient(`a@b.example\r\nBcc: e@f.example`), said('Hi'))).toMatchObject({
      type: 'failed',
      code: 'no-address',
    })
    expect(await send(recipient('support+mark@brand.example'), said('Hi'))).toMatchObject({ type: 'failed', code: 'own-address' })
  })
})

describe('a letter of a bot', () => {
  it('says that a machine wrote it, and nothing more than it says', async () => {
    await send(recipient(), said('1. Yes\n2. No', bot))
    expect([header('auto-submitted'), header('x-auto-response-suppress')]).toEqual(['auto-replied', 'All'])
    expect(last()?.text).toBe('1. Yes\n2. No\n')
    expect([last()?.from?.value[0]?.name, last()?.subject]).toEqual(['Brand', 'Re: Your message to Brand'])
  })

  it('leaves without a sender, so that what comes back goes to nobody; where the relay wants one, with it, and it is remembered', async () => {
    const sender = () => server.sessions.at(-1)?.sender
    await send(recipient(), said('Hi', bot), 'k1')
    expect([sender(), last()?.from?.value[0]?.address]).toEqual(['', 'support@brand.example'])
    await send(recipient(), said('Hi, Mia here'), 'k2')
    expect(sender()).toBe('support@brand.example')
    server.namesSender = true
    expect(await send(recipient('bea@corp.example'), said('Hi', bot), 'k3')).toMatchObject({ type: 'sent' })
    expect(sender()).toBe('support@brand.example')
    server.namesSender = false
    await send(recipient('cem@corp.example'), said('Hi', bot), 'k4')
    expect(sender()).toBe('support@brand.example')
    // Another server may take it.
    scene.kept = { ...readKept(scene.kept), namesSender: 'smtp.old.example:465' }
    server.does.push('refuse-recipient', 'refuse-recipient')
    expect(await send(recipient('dora@corp.example'), said('Hi', bot), 'k5')).toMatchObject({ code: 'mail-refused' })
    await send(recipient('edda@corp.example'), said('Hi', bot), 'k6')
    expect(sender()).toBe('')
  })

  it('leaves twice in ten minutes and ten times a day at most, never the same twice, and counts over a restart', async () => {
    const to = recipient()
    const ends: string[] = []
    for (let at = 0; at < 30; at += 1) {
      const end = await send(to, said(`Line ${at}`, bot), `k${at}`)
      ends.push(end.type === 'failed' ? end.code : end.type)
      // Settings were changed, the server was started anew.
      if (at === 1)
        outbound = createOutbound(
          scene.line,
          createNotebook(scene.line),
          createWorries(scene.line),
          createPost(scene.line, createTokens(scene.line)),
        )
      if (at % 3 === 2) scene.clock.advance(600_000)
    }
    expect(ends.slice(0, 6)).toEqual(['sent', 'sent', 'too-many', 'sent', 'sent', 'too-many'])
    expect(ends.filter(end => end === 'sent')).toHaveLength(10)
    scene.clock.advance(86_400_000)
    expect(await send(to, said('Line 100', bot), 'k100')).toMatchObject({ type: 'sent' })
    expect(await send(to, said('Line 100', bot), 'k101')).toMatchObject({ code: 'repeated' })
    expect(await send(recipient('bea@corp.example'), said('Line 100', bot), 'k102')).toMatchObject({ type: 'sent' })
    expect(await send(to, said('Line 100'), 'k103')).toMatchObject({ type: 'sent' })
  })

  it('counts once however often it is tried', async () => {
    server.does.push('later', 'later', 'later')
    for (let at = 0; at < 4; at += 1) await send(recipient(), said('Once', bot), 'k1')
    expect(server.mails).toHaveLength(1)
    expect(await send(recipient(), said('Twice', bot), 'k2')).toMatchObject({ type: 'sent' })
    expect(await send(recipient(), said('Thrice', bot), 'k3')).toMatchObject({ code: 'too-many' })
  })
})

describe('what becomes of a letter', () => {
  it.each([
    ['later', { type: 'retry', afterMs: 60_000 }],
    ['later-recipient', { type: 'retry', afterMs: 60_000 }],
    ['full-recipient', { type: 'retry', afterMs: 60_000 }],
    ['busy-recipient', { type: 'retry', afterMs: 60_000 }],
    ['refuse', { type: 'failed', code: 'mail-refused' }],
    ['refuse-recipient', { type: 'failed', code: 'mail-refused' }],
    ['refuse-sender', { type: 'failed', code: 'mail-refused' }],
    ['cut-in-data', { type: 'retry' }],
    ['cut-after-data', { type: 'retry' }],
  ] as const)('%s', async (does, end) => {
    server.does.push(does)
    expect(await send(recipient(), said('Hi'))).toMatchObject(end)
    expect(scene.trouble).toBeUndefined()
    expect(await send(recipient(), said('Hi again'), 'k2')).toMatchObject({ type: 'sent' })
  })

  it('waits longer each time, at last for a day', async () => {
    server.does.push(...Array<'later'>(8).fill('later'))
    const waits: number[] = []
    for (let at = 0; at < 8; at += 1) {
      const end = await send(recipient(), said('Hi'))
      if (end.type === 'retry') waits.push(end.afterMs / 60_000)
    }
    expect(waits).toEqual([1, 5, 30, 120, 360, 720, 1_440, 1_440])
  })

  it('goes out again under the same id where nobody knows whether it arrived', async () => {
    server.does.push('cut-after-data')
    await send(recipient(), said('Hi'))
    await send(recipient(), said('Hi'))
    expect(server.mails).toHaveLength(2)
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('holds what waits while the password is wrong, and goes on by itself once it is right', async () => {
    server.password = 'another'
    expect(await send(recipient(), said('Hi'))).toMatchObject({ type: 'retry' })
    expect(scene.trouble).toMatchObject({ code: 'sign-in-refused', holds: true })
    server.password = 'pass word'
    scene.clock.advance(60_000)
    await expect.poll(() => scene.trouble).toBeUndefined()
  })

  it('holds what waits while nobody answers, or the password is not set', async () => {
    open({ smtpPort: 1 })
    expect(await send(recipient(), said('Hi'))).toMatchObject({ type: 'retry' })
    expect(scene.trouble).toMatchObject({ code: 'unreachable', holds: true })
    open({})
    scene.secret = Object.assign(new Error('no secret'), { code: 'secret_missing' })
    expect(await send(recipient(), said('Hi'))).toMatchObject({ type: 'retry' })
    expect(scene.trouble).toMatchObject({ code: 'password-missing', holds: true })
  })
})
