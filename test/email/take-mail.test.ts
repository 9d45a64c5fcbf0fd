import { describe, expect, it } from 'vitest'
import type { EmailConfig } from '../../plugins/email/config.ts'
import { readKept } from '../../plugins/email/server/kept.ts'
import { messageIdOf } from '../../plugins/email/server/message-id.ts'
import { createNotebook } from '../../plugins/email/server/notebook.ts'
import { createTakeMail } from '../../plugins/email/server/take-mail.ts'
import { mailText, pretendLine } from '../rig/mail-scene.ts'

const conversation = 'c'.repeat(22)

function open(config: Partial<EmailConfig> = {}) {
  const scene = pretendLine({ address: 'support@brand.example', ...config })
  const take = createTakeMail(scene.line, createNotebook(scene.line))
  const box = { key: 'k', validity: '1', uid: 1, since: 0 }
  return {
    ...scene,
    scene,
    token: scene.line.replyToken(conversation),
    ourId: messageIdOf(scene.line, conversation, `${conversation}-7`, 'brand.example'),
    /** Takes a mail as the mailbox's next. */
    async take(about: Parameters<typeof mailText>[0] | string, isHead = false) {
      box.uid += 1
      const raw = Buffer.from(typeof about === 'string' ? about : mailText(about))
      await take({ raw, isHead, box: { ...box } })
      return scene.received.at(-1)
    },
  }
}

describe('a mail', () => {
  it('is handed in as it is, with how far the mailbox is read in the same commit', async () => {
    const mailbox = open()
    const heard = await mailbox.take({
      id: 'first@corp.example',
      headers: ['Cc: Bea <bea@corp.example>'],
      text: 'My panels hum.\r\n\r\nOn Jan 1, 2026, Brand wrote:\r\n> Hello!',
    })
    expect(heard).toMatchObject({
      id: 'first@corp.example',
      from: { id: 'ada@corp.example', name: 'Ada', email: 'ada@corp.example' },
      thread: 'first@corp.example',
      text: 'My panels hum.',
      letter: { subject: 'A question', cc: [{ address: 'bea@corp.example', name: 'Bea' }] },
    })
    expect(heard?.letter?.folded).toContain('Hello!')
    expect(Buffer.from(heard?.raw ?? []).toString()).toContain('My panels hum.')
    expect(readKept(mailbox.scene.kept).box?.uid).toBe(2)
  })

  it('belongs to the conversation of the mark in its address, whoever sent it, and names what it answers', async () => {
    const mailbox = open()
    const heard = await mailbox.take({
      to: `SUPPORT+${mailbox.token.toUpperCase()}@brand.example`,
      headers: ['In-Reply-To: <x@corp.example>', 'References: <a@corp.example> <b@corp.example>'],
    })
    expect(heard).toMatchObject({ conversation, thread: 'a@corp.example' })
    expect(heard?.answers?.[0]).toBe('x@corp.example')
  })

  it('belongs to the conversation of our mail that it answers, where its address has lost the mark', async () => {
    const mailbox = open()
    const heard = await mailbox.take({ headers: [`In-Reply-To: <${mailbox.ourId}>`] })
    expect(heard).toMatchObject({ conversation, answers: [mailbox.ourId] })
    const forged = await mailbox.take({
      id: 'y@corp.example',
      headers: [`References: <o.${conversation}-7.${'a'.repeat(42)}@brand.example>`],
    })
    expect(forged?.conversation).toBeUndefined()
  })

  it('asks to be answered elsewhere', async () => {
    const mailbox = open()
    const heard = await mailbox.take({ from: 'Shop <noreply-form@shop.example>', headers: ['Reply-To: kim@corp.example'] })
    expect(heard?.from).toMatchObject({ id: 'kim@corp.example' })
    const ours = await mailbox.take({ id: 'z@corp.example', headers: ['Reply-To: support@brand.example'] })
    expect(ours?.from).toMatchObject({ id: 'ada@corp.example' })
  })

  it('without words says its subject, or that it has none', async () => {
    const mailbox = open()
    expect((await mailbox.take({ text: '', subject: 'Call me' }))?.text).toBe('Call me')
    expect((await mailbox.take({ text: '', subject: '', id: 'e@corp.example' }))?.text).toBe('(This mail has no text)')
  })

  it('under an id that another mail had is kept beside it, and comes twice as one', async () => {
    const mailbox = open()
    for (const text of ['One', 'Other', 'One']) await mailbox.take({ id: 'same@corp.example', text })
    expect(mailbox.received.map(({ text }) => text)).toEqual(['One', 'Other'])
    expect(new Set(mailbox.received.map(({ id }) => id)).size).toBe(2)
  })

  it('that is too large to fetch is there by its head, and silent', async () => {
    const mailbox = open()
    expect(await mailbox.take({ text: '' }, true)).toMatchObject({
      unheard: true,
      letter: { isCut: true },
      from: { id: 'ada@corp.example' },
    })
  })

  it('goes in without what the server does not take, and the rest of it is there', async () => {
    const mailbox = open()
    const invalid = Object.assign(new Error('too large'), { code: 'incoming_invalid' })
    mailbox.refuses.push(invalid)
    expect(await mailbox.take({ text: 'Words' })).toMatchObject({ text: 'Words', letter: { isCut: true } })
    mailbox.refuses.push(Object.assign(new Error('full'), { code: 'too_busy' }))
    await expect(mailbox.take({ id: 'busy@corp.example' })).rejects.toThrow('full')
    expect(readKept(mailbox.scene.kept).box?.uid).toBe(2)
  })
})

describe('what nothing answers', () => {
  it.each([
    ['an absence', { headers: ['Auto-Submitted: auto-replied'] }],
    ['a list', { headers: ['List-Id: <all.corp.example>'] }],
    ['a null sender', { headers: ['Return-Path: <>'] }],
    ['our own address', { from: 'Support <support@brand.example>' }],
    ['an alias of ours', { from: 'help@brand.example' }],
  ])('%s is stored and silent', async (_what, about) => {
    const mailbox = open({ aliases: ['help@brand.example'] })
    expect(await mailbox.take(about)).toMatchObject({ unheard: true })
    expect(readKept(mailbox.scene.kept).box?.uid).toBe(2)
  })

  it('is not heard at all where it is our own mail that comes back', async () => {
    const mailbox = open()
    expect(await mailbox.take({ id: mailbox.ourId, from: 'whoever@corp.example' })).toBeUndefined()
    expect(readKept(mailbox.scene.kept).box?.uid).toBe(2)
  })

  it('follows the filters', async () => {
    const mailbox = open({
      filters: [
        { part: 'sender', contains: '@SPAM.example', does: 'drop' },
        { part: 'subject', contains: 'newsletter', does: 'silent' },
      ],
    })
    expect(await mailbox.take({ from: 'x@spam.example' })).toBeUndefined()
    expect(await mailbox.take({ subject: 'Our Newsletter' })).toMatchObject({ unheard: true })
    expect(readKept(mailbox.scene.kept).box?.uid).toBe(3)
  })
})

describe('a mail that comes back', () => {
  const bounce = (id: string, status = '5.1.1'): string =>
    [
      'Return-Path: <>',
      'From: mailer-daemon@corp.example',
      'To: support@brand.example',
      'Subject: Undelivered',
      `Message-ID: <b${status}${id.length}@corp.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; corp.example',
      '',
      'Final-Recipient: rfc822; ada@corp.example',
      'Action: failed',
      `Status: ${status}`,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${id}>`,
      '',
      '--b--',
    ].join('\r\n')

  it('is told of ours, stored in its conversation, and its address is written to no more until somebody writes from there', async () => {
    const mailbox = open()
    expect(await mailbox.take(bounce(mailbox.ourId))).toMatchObject({
      conversation,
      unheard: true,
      letter: { isAutomatic: true },
    })
    expect(mailbox.told).toMatchObject([{ type: 'returned', id: mailbox.ourId, code: 'mail-returned' }])
    expect(Object.values(readKept(mailbox.scene.kept).returned)).toHaveLength(1)
    await mailbox.take({ id: 'back@corp.example' })
    expect(readKept(mailbox.scene.kept).returned).toEqual({})
  })

  it('is not believed of what we never sent', async () => {
    const mailbox = open()
    await mailbox.take(bounce(`o.${conversation}-7.${'b'.repeat(42)}@brand.example`))
    expect([mailbox.told, readKept(mailbox.scene.kept).returned]).toEqual([[], {}])
  })
})
