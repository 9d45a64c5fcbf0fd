import { clients, forwards, headsOf } from './clients.ts'
import { languages } from './languages.ts'
import { type MailCase, ourId, ourToken } from './mail-case.ts'
import { encodedHeader, writeMail } from './write-mail.ts'

const server = [
  'Received: from mx.home.example (mx.home.example [192.0.2.7])',
  '\tby mail.brand.example with ESMTPS id 4XyZ1a2b3c',
  '\tfor <support@brand.example>; Tue, 12 May 2026 10:30:02 +0000 (UTC)',
]

/** How a mail may say what it answers. One of them for each client and language in turn. */
const links: readonly { readonly thread: MailCase['thread']; readonly to: string; readonly headers: readonly string[] }[] = [
  {
    thread: 'ours',
    to: 'support@brand.example',
    headers: [`In-Reply-To: <${ourId}>`, `References: <first@home.example> <${ourId}>`],
  },
  { thread: 'by-token', to: `support+${ourToken}@brand.example`, headers: [] },
  // A colleague answered from a program of their own: the id is unknown, what came before it is not.
  {
    thread: 'ours',
    to: 'support@brand.example',
    headers: ['In-Reply-To: <AM9PR01@colleague.example>', `References: <${ourId}>\r\n <AM9PR01@colleague.example>`],
  },
  // A relay rewrote our id, and changed the case of the address.
  {
    thread: 'by-token',
    to: `Support+${ourToken.toUpperCase()}@brand.example`,
    headers: ['In-Reply-To: <0102018f-rewritten@email.relay.example>'],
  },
  { thread: 'ours', to: 'support@brand.example', headers: [`In-Reply-To: <other@home.example> <${ourId}>`] },
  { thread: 'ours', to: 'support@brand.example', headers: [`In-Reply-To:\r\n <${ourId}>`, 'References: '] },
]

/** People's replies: each program in each language. */
export const replies: readonly MailCase[] = languages.flatMap((language, row) =>
  clients.map((client, column): MailCase => {
    const link = links[(row + column) % links.length]
    const subject = `${language.re}: Order 1234 – ${language.earlier}`
    return {
      name: `${client.name}, ${language.code}`,
      raw: writeMail(
        [
          ...server,
          'From: Vera Visitor <vera@home.example>',
          `To: ${link?.to}`,
          encodedHeader('Subject', subject),
          'Date: Tue, 12 May 2026 12:30:00 +0200',
          `Message-ID: <${language.code}.${client.id}>`,
          ...(link?.headers ?? []),
          ...client.mailer,
          ...(client.mailer.some(line => /^mime-version/i.test(line)) ? [] : ['MIME-Version: 1.0']),
        ],
        client.body(language),
      ),
      thread: link?.thread ?? 'new',
      isAutomatic: false,
      text: language.fresh.join('\n'),
      folded: client.folded(language),
      subject,
    }
  }),
)

/** People passing mails on: conversations of their own, nothing folded. */
export const passedOn: readonly MailCase[] = languages.flatMap(language =>
  forwards.map((client): MailCase => {
    const mark = client.name === 'Outlook' ? `${language.fw}:` : 'Fwd:'
    const head =
      client.name === 'Gmail'
        ? '---------- Forwarded message ---------'
        : client.name === 'Apple Mail'
          ? language.appleForward
          : ''
    return {
      name: `passed on by ${client.name}, ${language.code}`,
      raw: writeMail(
        [
          ...server,
          'From: Vera Visitor <vera@home.example>',
          'To: support@brand.example',
          encodedHeader('Subject', `${mark} Order 1234`),
          'Date: Tue, 12 May 2026 12:30:00 +0200',
          `Message-ID: <fw.${language.code}.${client.name.length}@home.example>`,
          'MIME-Version: 1.0',
        ],
        client.body(language),
      ),
      thread: 'new',
      isAutomatic: false,
      text: [language.fresh[0], head, ...headsOf(language), language.earlier].join('\n'),
    }
  }),
)
