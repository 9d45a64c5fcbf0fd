import { mailText } from '../../rig/mail-scene.ts'

/** Somebody, or something, that is written to and answers by itself. */
export interface Partner {
  readonly name: string
  readonly address: string
  /** What it sends when it is sent a mail; `count`: how many it has sent. */
  react(mail: Arrived, count: number): readonly string[]
}

/** A mail of ours as it arrived. */
export interface Arrived {
  readonly raw: string
  readonly id: string
  /** Where answers to it go. */
  readonly back: string
  readonly subject: string
  readonly text: string
}

const own = 'support@brand.example'

/** Twelve that would talk to a machine for ever, some of which give themselves away by nothing. */
export const partners: readonly Partner[] = [
  answering('an absence that says so', (mail, count) => ({
    headers: ['Auto-Submitted: auto-replied', ...threadOf(mail)],
    text: `I am away (${count})`,
  })),
  answering('an absence that says nothing', mail => ({ headers: threadOf(mail), text: 'I am away until Monday' })),
  answering('an absence that knows the time', (mail, count) => ({
    headers: threadOf(mail),
    text: `It is ${count} and I am away`,
  })),
  answering('a desk that makes a ticket of everything', (_mail, count) => ({
    subject: `[#${1_000 + count}] We have your request`,
    text: `Your ticket is ${1_000 + count}`,
  })),
  answering('a desk in bulk', (mail, count) => ({
    headers: ['Precedence: bulk'],
    subject: `[#${count}] ${mail.subject}`,
    text: `Ticket ${count}`,
  })),
  answering('a Parley that has lost its marks', (mail, count) => ({
    headers: threadOf(mail),
    text: `Which of these? 1. ${count} 2. Other`,
  })),
  answering('a Parley as it is', (mail, count) => ({
    headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All', 'X-Parley-Mail: automatic', ...threadOf(mail)],
    text: `Which of these? ${count}`,
  })),
  answering('a server that returns everything', mail => ({
    from: 'MAILER-DAEMON@returns.example',
    headers: ['Return-Path: <>', ...threadOf(mail)],
    subject: 'Undelivered Mail Returned to Sender',
    text: `Your mail <${mail.id}> could not be delivered`,
  })),
  {
    name: 'a server that reports what it returns',
    address: 'partner8@loops.example',
    react: (mail: Arrived, count: number) => [deliveryReport(mail, count)],
  },
  answering('a list that passes everything on', (mail, count) => ({
    from: own,
    headers: ['List-Id: <all.loops.example>', 'Return-Path: <all-bounces@loops.example>'],
    subject: `[all] ${mail.subject}`,
    text: `${mail.text}\n${count}`,
  })),
  { name: 'a forward to ourselves', address: 'partner10@loops.example', react: (mail: Arrived) => [mail.raw] },
  answering('a relay that gives every mail another id', (mail, count) => ({
    headers: [`References: <rewritten-${count}@relay.example>`],
    subject: mail.subject,
    text: `Thank you for your mail number ${count}. ${mail.text}`,
  })),
].map((partner, at) => ({ ...partner, address: `partner${at}@loops.example` }))

interface Answer {
  readonly from?: string
  readonly subject?: string
  readonly text: string
  readonly headers?: readonly string[]
}

function answering(name: string, answer: (mail: Arrived, count: number) => Answer): Partner {
  const partner: Partner = {
    name,
    address: '',
    react(mail, count) {
      const { from = this.address, subject = `Re: ${mail.subject}`, text, headers = [] } = answer(mail, count)
      return [mailText({ from, to: mail.back, subject, text, headers, id: `${count}.${this.address}` })]
    },
  }
  return partner
}

const threadOf = ({ id }: Arrived): readonly string[] => [`In-Reply-To: <${id}>`, `References: <${id}>`]

function deliveryReport({ id }: Arrived, count: number): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery Subsystem <mailer-daemon@loops.example>',
    `To: ${own}`,
    'Subject: Delivery Status Notification (Failure)',
    `Message-ID: <dsn-${count}@loops.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'It could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; loops.example',
    '',
    'Final-Recipient: rfc822; partner8@loops.example',
    'Action: failed',
    'Status: 4.4.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${id}>`,
    '',
    '--b--',
    '',
  ].join('\r\n')
}
