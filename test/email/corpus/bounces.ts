import { type MailCase, ourId } from './mail-case.ts'
import { manyParts, plainPart, type WrittenPart, writeMail } from './write-mail.ts'

const original = (lines = ''): Buffer =>
  Buffer.from(
    `From: Brand Support <support@brand.example>\r\nTo: gone@home.example\r\nSubject: Order 1234\r\nMessage-ID: <${ourId}>\r\n${lines}`,
  )

interface Reported {
  readonly name: string
  readonly from: string
  readonly subject: string
  readonly words: string
  readonly recipient: string
  readonly action: string
  readonly status: string
  readonly diagnostic?: string
  readonly outcome: string
  readonly inside?: 'mail' | 'heads'
}

/** Reports of servers (RFC 3464), each in its own words. */
const reported: readonly Reported[] = [
  {
    name: 'Postfix, unknown',
    from: 'MAILER-DAEMON@mx.home.example (Mail Delivery System)',
    subject: 'Undelivered Mail Returned to Sender',
    words: "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.",
    recipient: 'rfc822; gone@home.example',
    action: 'failed',
    status: '5.1.1',
    diagnostic: 'smtp; 550 5.1.1 <gone@home.example>: Recipient address rejected: User unknown',
    outcome: 'failed',
  },
  {
    name: 'Postfix, delayed',
    from: 'MAILER-DAEMON@mx.home.example',
    subject: 'Delayed Mail (still being retried)',
    words: 'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
    recipient: 'rfc822; gone@home.example',
    action: 'delayed',
    status: '4.4.1',
    diagnostic: 'X-Postfix; connect to mx.home.example[192.0.2.7]:25: Connection timed out',
    outcome: 'delayed',
    inside: 'heads',
  },
  {
    name: 'Exchange Online',
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@home.example>',
    subject: 'Undeliverable: Order 1234',
    words: "Your message to gone@home.example couldn't be delivered.",
    recipient: 'rfc822;gone@home.example',
    action: 'failed',
    status: '5.1.10',
    diagnostic: 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    outcome: 'failed',
  },
  {
    name: 'Gmail',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
    subject: 'Delivery Status Notification (Failure)',
    words: "** Address not found **\n\nYour message wasn't delivered to gone@home.example because the address couldn't be found.",
    recipient: 'rfc822; gone@home.example',
    action: 'failed',
    status: '5.1.1',
    diagnostic: 'smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
    outcome: 'failed',
  },
  {
    name: 'Sendmail, full',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@old.example>',
    subject: 'Returned mail: see transcript for details',
    words: '   ----- The following addresses had permanent fatal errors -----\n<gone@home.example>',
    recipient: 'RFC822; gone@home.example',
    action: 'failed',
    status: '5.2.2',
    diagnostic: 'SMTP; 552 5.2.2 Mailbox full',
    outcome: 'failed',
    inside: 'heads',
  },
  {
    name: 'a spam filter',
    from: 'postmaster@filter.example',
    subject: 'Message rejected',
    words: 'The message was considered spam.',
    recipient: 'rfc822; gone@home.example',
    action: 'failed',
    status: '5.7.1',
    outcome: 'failed',
  },
  {
    name: 'given up',
    from: 'MAILER-DAEMON@mx.home.example',
    subject: 'Undelivered Mail Returned to Sender',
    words: 'Delivery time expired.',
    recipient: 'rfc822; gone@home.example',
    action: 'failed',
    status: '4.4.7',
    outcome: 'failed',
  },
  {
    name: 'arrived',
    from: 'postmaster@home.example',
    subject: 'Delivered: Order 1234',
    words: 'Your message has been delivered.',
    recipient: 'rfc822; gone@home.example',
    action: 'delivered',
    status: '2.0.0',
    outcome: 'delivered',
    inside: 'heads',
  },
  {
    name: 'passed on',
    from: 'postmaster@home.example',
    subject: 'Relayed: Order 1234',
    words: 'Delivery to these recipients is complete, but no delivery notification was sent.',
    recipient: 'rfc822; gone@home.example',
    action: 'relayed',
    status: '2.0.0',
    outcome: 'delivered',
  },
  {
    name: 'in German',
    from: 'MAILER-DAEMON@web.example',
    subject: 'Unzustellbar: Bestellung',
    words: 'Ihre Nachricht konnte nicht zugestellt werden.',
    recipient: 'rfc822;GONE@home.example',
    action: 'Failed',
    status: '5.1.1 (bad destination)',
    outcome: 'failed',
  },
]

const reports = reported.map((each): MailCase => {
  const report = [
    'Reporting-MTA: dns; mx.home.example',
    'Arrival-Date: Tue, 12 May 2026 10:00:00 +0000',
    '',
    `Final-Recipient: ${each.recipient}`,
    `Action: ${each.action}`,
    `Status: ${each.status}`,
    ...(each.diagnostic ? [`Diagnostic-Code: ${each.diagnostic}`] : []),
    '',
  ].join('\r\n')
  const inside: WrittenPart =
    each.inside === 'heads'
      ? { type: 'text/rfc822-headers', bytes: original() }
      : { type: 'message/rfc822', bytes: original('\r\nHello, please restart.\r\n') }
  return {
    name: `bounce, ${each.name}`,
    raw: writeMail(
      [
        'Return-Path: <>',
        `From: ${each.from}`,
        'To: support@brand.example',
        `Subject: ${each.subject}`,
        'Date: Tue, 12 May 2026 10:31:00 +0000',
        `Message-ID: <b${each.subject.length}.${each.name.length}@mx.home.example>`,
        'Auto-Submitted: auto-replied',
        'MIME-Version: 1.0',
      ],
      manyParts('multipart/report; report-type=delivery-status', '4XyZ1a2b3c.1778/mx.home.example', [
        plainPart(each.words, '7bit'),
        { type: 'message/delivery-status', bytes: Buffer.from(report) },
        inside,
      ]),
    ),
    thread: 'ours',
    isAutomatic: true,
    text: each.words,
    bounce: { outcome: each.outcome, status: /[245]\.\d+\.\d+/.exec(each.status)?.[0] ?? '', recipient: 'gone@home.example' },
  }
})

const inWords = (id: string): string =>
  `From: Brand Support <support@brand.example>\nSubject: Order 1234\nMessage-ID: <${id}>\n\nHello, please restart.`

/** Bounces of servers that write no report. */
const plain: readonly {
  readonly name: string
  readonly headers: readonly string[]
  readonly text: string
  readonly outcome: string
  readonly status: string
}[] = [
  {
    name: 'qmail',
    headers: ['Return-Path: <>', 'From: MAILER-DAEMON@qmail.example', 'Subject: failure notice'],
    text: `Hi. This is the qmail-send program at qmail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@home.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${inWords(ourId)}`,
    outcome: 'failed',
    status: '5.1.1',
  },
  {
    name: 'Exim',
    headers: [
      'Return-Path: <>',
      'X-Failed-Recipients: gone@home.example',
      'Auto-Submitted: auto-replied',
      'From: Mail Delivery System <Mailer-Daemon@exim.example>',
      'Subject: Mail delivery failed: returning message to sender',
    ],
    text: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  gone@home.example\n    host mx.home.example [192.0.2.7]\n    550 5.1.1 User unknown\n\n------ This is a copy of the message ------\n\n${inWords(ourId)}`,
    outcome: 'failed',
    status: '5.1.1',
  },
  {
    name: 'Exim, a warning',
    headers: [
      'Return-Path: <>',
      'Auto-Submitted: auto-generated',
      'From: Mail Delivery System <Mailer-Daemon@exim.example>',
      'Subject: Warning: message 1abcDE delayed 24 hours',
      `References: <${ourId}>`,
    ],
    text: 'A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours. Delivery attempts will continue; no action is required on your part.\n\n  gone@home.example',
    outcome: 'delayed',
    status: '',
  },
  {
    name: 'an old Domino',
    headers: ['From: Postmaster@domino.example', 'Subject: DELIVERY FAILURE: User gone (gone@home.example) not listed'],
    text: `Your message could not be delivered to: gone@home.example because: 550 User gone not listed\n\n${inWords(ourId)}`,
    outcome: 'failed',
    status: '5.0.0',
  },
]

const told = plain.map(
  (each, place): MailCase => ({
    name: `bounce in words, ${each.name}`,
    raw: writeMail(
      [
        ...each.headers,
        'To: support@brand.example',
        'Date: Tue, 12 May 2026 10:31:00 +0000',
        `Message-ID: <w${place}@mx.home.example>`,
        'Content-Type: text/plain; charset=us-ascii',
      ],
      each.text,
    ),
    thread: 'ours',
    isAutomatic: true,
    text: each.text,
    bounce: { outcome: each.outcome, status: each.status, recipient: 'gone@home.example' },
  }),
)

const receipt: MailCase = {
  name: 'receipt, Outlook',
  raw: writeMail(
    [
      'From: vera@home.example',
      'To: support@brand.example',
      'Subject: Read: Order 1234',
      'Message-ID: <r1@home.example>',
      `In-Reply-To: <${ourId}>`,
      'MIME-Version: 1.0',
    ],
    manyParts('multipart/report; report-type=disposition-notification', '_000_r1_', [
      plainPart('Your message was read on 12 May 2026.', '7bit'),
      {
        type: 'message/disposition-notification',
        bytes: Buffer.from(
          `Final-Recipient: rfc822; vera@home.example\r\nOriginal-Message-ID: <${ourId}>\r\nDisposition: automatic-action/MDN-sent-automatically; displayed\r\n`,
        ),
      },
    ]),
  ),
  thread: 'ours',
  isAutomatic: true,
  text: 'Your message was read on 12 May 2026.',
}

/** What mail servers say of our mails. */
export const bounces: readonly MailCase[] = [...reports, ...told, receipt]
