import { afterAll, beforeAll, expect, it } from 'vitest'
import { createNotebook } from '../../plugins/email/server/notebook.ts'
import { createTokens } from '../../plugins/email/server/oauth/create-tokens.ts'
import { createOutbound } from '../../plugins/email/server/smtp/outbound.ts'
import { createPost } from '../../plugins/email/server/smtp/post.ts'
import { createTakeMail } from '../../plugins/email/server/take-mail.ts'
import { createWorries } from '../../plugins/email/server/worries.ts'
import { mailText, pretendLine, recipient, said } from '../rig/mail-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { type Arrived, partners } from '../simulators/mail/partners.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

let server: MailServer
beforeAll(async () => {
  server = await createMailServer({ password: 'pass word' })
})
afterAll(() => server.close())

it('talks to no machine for long: two automatic mails in ten minutes, ten a day, none to a null sender', async () => {
  const scene = pretendLine({
    address: 'support@brand.example',
    smtpHost: '127.0.0.1',
    smtpPort: server.port,
    smtpSecurity: 'starttls',
  })
  const { line, clock } = scene
  const notebook = createNotebook(line)
  const outbound = createOutbound(line, notebook, createWorries(line), createPost(line, createTokens(line)))
  const take = createTakeMail(line, notebook)
  const began = clock.now()
  const coming: { at: number; raw: string }[] = []
  const sentTo = new Map<string, number[]>()
  const counts = new Map<string, number>()
  let answers = 0

  // Each of them writes first, and again every hour.
  for (const { address, name } of partners)
    for (let hour = 0; hour < 24; hour += 1)
      coming.push({
        at: began + hour * 60 * minuteMs,
        raw: mailText({ from: address, subject: name, id: `first-${hour}.${address}` }),
      })

  /** A bot that answers everything it hears, each time with other words. */
  const answer = async (from: number): Promise<void> => {
    for (const incoming of scene.received.slice(from)) {
      if (incoming.unheard) continue
      const conversation = incoming.conversation ?? incoming.from.id.replaceAll(/\W/g, '').padEnd(22, 'x').slice(0, 22)
      const letter = { subject: incoming.letter?.subject ?? '', ids: [incoming.id], before: [], cc: [] }
      for (const part of ['Thank you', 'What is it about?']) {
        answers += 1
        const key = `${conversation}-${answers}`
        const what = said(`${part} (${answers})`, { author: { type: 'bot' }, letter })
        await outbound.send(recipient(incoming.from.id, { conversation }), what, { key, signal: new AbortController().signal })
      }
    }
  }

  for (let turn = 0; turn < 5_000; turn += 1) {
    coming.sort((a, b) => a.at - b.at)
    const next = coming.shift()
    if (!next || next.at >= began + dayMs) break
    clock.advance(next.at - clock.now())
    const before = [scene.received.length, server.mails.length] as const
    await take({ raw: Buffer.from(next.raw), isHead: false })
    await answer(before[0])
    for (const [at, mail] of server.mails.slice(before[1]).entries()) {
      const to = String([mail.to].flat()[0]?.value[0]?.address)
      sentTo.set(to, [...(sentTo.get(to) ?? []), clock.now()])
      const partner = partners.find(({ address }) => address === to)
      const count = (counts.get(to) ?? 0) + 1
      counts.set(to, count)
      const arrived: Arrived = {
        raw: server.raw[before[1] + at] ?? '',
        id: mail.messageId?.slice(1, -1) ?? '',
        back: mail.replyTo?.value[0]?.address ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
      }
      for (const raw of partner?.react(arrived, count) ?? []) coming.push({ at: clock.now() + 30_000, raw })
    }
  }
  outbound.close()

  for (const { address, name } of partners) {
    const times = sentTo.get(address) ?? []
    const busiest = Math.max(0, ...times.map(at => times.filter(other => other >= at && other < at + 10 * minuteMs).length))
    expect([name, busiest <= 2, times.length <= 10, times.length > 0]).toEqual([name, true, true, true])
  }
  expect([...sentTo.keys()].toSorted()).toEqual(partners.map(({ address }) => address).toSorted())
  expect(scene.received.length).toBeGreaterThan(250)
})

it('begins five conversations of one sender in ten minutes, and stores the rest where the last one is', async () => {
  const scene = pretendLine({ address: 'support@brand.example' })
  const take = createTakeMail(scene.line, createNotebook(scene.line))
  for (let at = 0; at < 20; at += 1) {
    await take({ raw: Buffer.from(mailText({ id: `new-${at}@corp.example`, text: `Line ${at}` })), isHead: false })
  }
  expect(scene.received).toHaveLength(20)
  expect(scene.received.map(({ thread, unheard }) => thread !== undefined && unheard !== true)).toEqual(
    Array.from({ length: 20 }, (_, at) => at < 5),
  )
  scene.clock.advance(11 * minuteMs)
  await take({ raw: Buffer.from(mailText({ id: 'later@corp.example' })), isHead: false })
  expect(scene.received.at(-1)).toMatchObject({ thread: 'later@corp.example' })
  expect(scene.received.at(-1)?.unheard).toBeUndefined()
})
