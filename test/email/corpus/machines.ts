import { type MailCase, ourId, ourToken } from './mail-case.ts'
import { encodedHeader, writeMail } from './write-mail.ts'

type Row = readonly [name: string, headers: readonly string[], text: string, about?: Partial<MailCase>]

const answering = [`In-Reply-To: <${ourId}>`, `References: <${ourId}>`]
const from = (who: string): string => `From: ${who}`

/** What a machine gives itself away by. */
const automatic: readonly Row[] = [
  [
    'absence, Exchange',
    [
      from('Vera Visitor <vera@home.example>'),
      encodedHeader('Subject', 'Automatische Antwort: Bestellung 1234'),
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent',
      ...answering,
    ],
    'Ich bin bis 24. Mai nicht im Büro.',
    { thread: 'ours' },
  ],
  [
    'absence, Exchange, without Auto-Submitted',
    [
      from('Vera Visitor <vera@home.example>'),
      'Subject: Automatic reply: Order 1234',
      'X-Auto-Response-Suppress: DR, OOF, AutoReply',
      ...answering,
    ],
    'I am out of the office.',
    { thread: 'ours' },
  ],
  [
    'absence, Gmail',
    [
      from('Vera Visitor <vera@home.example>'),
      'Subject: Away Re: Order 1234',
      'Auto-Submitted: auto-replied',
      'X-Autoreply: yes',
      'Precedence: bulk',
      ...answering,
    ],
    'I am away until Monday.',
    { thread: 'ours' },
  ],
  [
    'absence, sieve',
    [
      from('vera@home.example'),
      'Subject: Auto: Order 1234',
      'Auto-Submitted: auto-replied (vacation)',
      'X-Sieve: Pigeonhole Sieve 2.4.1',
      ...answering,
    ],
    'On holiday.',
    { thread: 'ours' },
  ],
  [
    'absence, vacation(1)',
    [from('vera@home.example'), 'Subject: away from my mail', 'Precedence: bulk', 'Delivered-By-The-Graces-Of: Vacation'],
    'Back in June.',
  ],
  [
    'absence, cPanel',
    [from('vera@home.example'), 'Subject: Autoreply', 'X-Autorespond: Order 1234', 'Precedence: auto_reply'],
    'Merci de votre message.',
  ],
  [
    'absence, GroupWise',
    [
      from('vera@home.example'),
      'Subject: Abwesend',
      'X-Autoreply-From: vera@home.example',
      'X-Mailer: Novell GroupWise Internet Agent 14.2',
    ],
    'Ich bin im Urlaub.',
  ],
  [
    'absence, old responder',
    [from('vera@home.example'), 'Subject: Out of office', 'X-Autoresponder: 1'],
    'Out of office until Friday.',
  ],
  [
    'absence, empty return path',
    ['Return-Path: <>', from('vera@home.example'), 'Subject: Re: Order 1234', ...answering],
    'Estoy de vacaciones.',
    { thread: 'ours' },
  ],
  [
    'absence with our token',
    [
      from('vera@home.example'),
      `X-Original-To: support+${ourToken}@brand.example`,
      'Subject: Away',
      'Auto-Submitted: auto-replied',
    ],
    'Fuori ufficio.',
    { thread: 'by-token' },
  ],
  [
    'ticket, Zendesk',
    [
      from('Shop Support <support@shop.zendesk.example>'),
      'Subject: [Request received] Order 1234',
      'X-Mailer: Zendesk Mailer',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      ...answering,
    ],
    'Your request (42) has been received.',
    { thread: 'ours' },
  ],
  [
    'ticket, OTRS',
    [
      from('Helpdesk <help@desk.example>'),
      'Subject: [Ticket#2026051210000012] Order 1234',
      'Precedence: bulk',
      'X-Powered-By: OTRS',
    ],
    'Thank you, your ticket has been opened.',
  ],
  [
    'ticket, Jira',
    [
      from('"Vera (Jira)" <jira@house.atlassian.example>'),
      'Subject: [JIRA] (HELP-12) Order 1234',
      'Auto-Submitted: auto-generated',
      'Precedence: bulk',
      'X-JIRA-FingerPrint: 1f3870be',
    ],
    'Vera created HELP-12.',
  ],
  [
    'ticket, RT',
    [
      from('Help via RT <rt@desk.example>'),
      'Subject: [desk.example #123] AutoReply: Order 1234',
      'RT-Ticket: desk.example #123',
      'Precedence: bulk',
      'X-RT-Loop-Prevention: desk.example',
      'Auto-Submitted: auto-replied',
    ],
    'This message has been automatically generated.',
  ],
  [
    'ticket with a loop mark',
    [from('help@desk.example'), 'Subject: Re: Order 1234', 'X-Loop: help@desk.example'],
    'We are looking into it.',
  ],
  [
    'list, Mailman',
    [
      from('Ann <ann@list.example>'),
      'Subject: [users] Digest',
      'List-Id: Users <users.list.example>',
      'List-Post: <mailto:users@list.example>',
      'Precedence: list',
    ],
    'Hello list.',
  ],
  [
    'list, Google Groups',
    [
      from("'Ann' via Users <users@groups.example>"),
      'Subject: [users] hello',
      'List-Id: <users.groups.example>',
      'Mailing-list: list users@groups.example',
    ],
    'Hello group.',
  ],
  [
    'newsletter',
    [
      from('Shop <news@shop.example>'),
      'Subject: Spring sale',
      'List-Unsubscribe: <https://shop.example/u/1>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'Feedback-ID: campaign7:cust42:bulk:shop',
    ],
    'Everything must go.',
  ],
  [
    'newsletter, only feedback',
    [from('Shop <news@shop.example>'), 'Subject: Spring sale', 'Feedback-ID: campaign7:cust42:marketing:shopmail'],
    'Everything must go, again.',
  ],
  ['junk precedence', [from('Shop <offers@shop.example>'), 'Subject: Offer', 'Precedence: junk'], 'An offer.'],
  ['no reply, bank', [from('Bank <no-reply@bank.example>'), 'Subject: Your statement'], 'Your statement is ready.'],
  ['no reply, German', [from('Post <nicht-antworten@post.example>'), 'Subject: Sendung'], 'Ihre Sendung ist unterwegs.'],
  ['no reply, French', [from('Poste <ne-pas-repondre@poste.example>'), 'Subject: Colis'], 'Votre colis arrive.'],
  ['no reply with a tag', [from('Forge <noreply+1234@forge.example>'), 'Subject: [repo] Issue'], 'Somebody commented.'],
  ['do not reply', [from('Shop <DoNotReply@shop.example>'), 'Subject: Order'], 'Your order has shipped.'],
  [
    'calendar notice',
    [
      from('Vera Visitor <vera@home.example>'),
      'Sender: Calendar <calendar-notification@calendar.example>',
      'Auto-Submitted: auto-generated',
      'Subject: Accepted: Demo',
    ],
    'Vera has accepted.',
  ],
  [
    'our own mail, come back',
    [from('Vera Visitor <vera@home.example>'), 'Subject: Re: Order', 'X-Parley-Mail: 1'],
    'Hello, this is us.',
  ],
  ['our own address', [from('Brand Support <support@brand.example>'), 'Subject: Re: Order'], 'Hello from another mailbox.'],
  ['our own alias, with a tag', [from('Help <help+x@brand.example>'), 'Subject: Re: Order'], 'Hello from an alias.'],
  [
    'our own id',
    [
      from('Brand <b@elsewhere.example>'),
      'Subject: Re: Order',
      'Message-ID: <o.e77.q2w3e4r5t6y7u8i9o0p1a2s3d4f5g6h7j8k9l0z1x2@brand.example>',
    ],
    'This is what we sent.',
  ],
]

/** What only looks like a machine. */
const human: readonly Row[] = [
  ['a person who says so', [from('vera@home.example'), 'Auto-Submitted: no', 'Subject: Order'], 'I wrote this myself.'],
  [
    'a person of Proton',
    [from('vera@proton.example'), 'Feedback-ID: 27926424:user:proton', 'Subject: Order'],
    'Written in private.',
  ],
  [
    'a person of Fastmail',
    [from('vera@fast.example'), 'Feedback-ID: i12a4460c:Fastmail', 'X-ME-Sender: <xms:abc>', 'Subject: Order'],
    'Written fast.',
  ],
  [
    'a person of Amazon',
    [
      from('vera@home.example'),
      'Feedback-ID: ::1.eu-central-1.aGVsbG8=:AmazonSES',
      'X-SES-Outgoing: 2026.05.12',
      'Subject: Order',
    ],
    'Sent through a shop.',
  ],
  [
    'a person who answers an absence',
    [from('vera@home.example'), 'Subject: Re: Automatic reply: Order 1234', ...answering],
    'You are back?',
    { thread: 'ours' },
  ],
  ['a person called Reply', [from('Nora Reply <nora.reply@home.example>'), 'Subject: Order'], 'My name is Reply.'],
  ['a person at a bounce house', [from('team@bouncehouse.example'), 'Subject: Order'], 'We rent bounce houses.'],
  [
    'an important person',
    [from('vera@home.example'), 'Precedence: special-delivery', 'Importance: high', 'X-Priority: 1', 'Subject: Order'],
    'It is urgent.',
  ],
  [
    'a person with a read receipt wish',
    [
      from('vera@home.example'),
      'Disposition-Notification-To: vera@home.example',
      'Return-Receipt-To: vera@home.example',
      'Subject: Order',
    ],
    'Please confirm.',
  ],
  [
    'a person whose program answers no',
    [from('vera@home.example'), 'X-Autoreply: no', 'Return-Path: <vera@home.example>', 'Subject: Order'],
    'Not a machine.',
  ],
  ['a stranger who knows our subject', [from('eve@evil.example'), 'Subject: Re: Order 1234'], 'Same subject, other thread.'],
  [
    'delivered to a token, unseen',
    [from('vera@home.example'), `Delivered-To: support+${ourToken}@brand.example`, 'Subject: Order'],
    'You were in BCC.',
    { thread: 'by-token' },
  ],
  [
    'forwarded to a token',
    [from('vera@home.example'), `X-Forwarded-To: SUPPORT+${ourToken.toUpperCase()}@BRAND.EXAMPLE`, 'Subject: Order'],
    'Forwarded by a rule.',
    { thread: 'by-token' },
  ],
  [
    'envelope of a token',
    [from('vera@home.example'), `Envelope-To: support+${ourToken}@brand.example`, 'Subject: Order'],
    'By envelope.',
    { thread: 'by-token' },
  ],
  [
    'token among copies',
    [
      from('vera@home.example'),
      `Cc: Ann <ann@home.example>, "Support, Brand" <support+${ourToken}@brand.example>`,
      'Subject: Order',
    ],
    'In copy.',
    { thread: 'by-token' },
  ],
  [
    'a token cut short',
    [from('vera@home.example'), `Cc: support+${ourToken.slice(0, 41)}@brand.example`, 'Subject: Order'],
    'Not a token.',
  ],
]

const caseOf =
  (isAutomatic: boolean) =>
  ([name, headers, text, about = {}]: Row, place: number): MailCase => ({
    name,
    raw: writeMail(
      [
        'Received: from out.home.example by mail.brand.example; Tue, 12 May 2026 10:30:02 +0000',
        ...headers,
        'To: support@brand.example',
        'Date: Tue, 12 May 2026 12:30:00 +0200',
        ...(headers.some(line => line.startsWith('Message-ID'))
          ? []
          : [`Message-ID: <m${isAutomatic ? 'a' : 'h'}${place}@home.example>`]),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
      ],
      text,
    ),
    thread: 'new',
    isAutomatic,
    text,
    ...about,
  })

/** Machines, and people who look like them. */
export const machines: readonly MailCase[] = [...automatic.map(caseOf(true)), ...human.map(caseOf(false))]
