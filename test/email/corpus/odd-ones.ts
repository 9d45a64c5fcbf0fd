import { type MailCase, ourId } from './mail-case.ts'
import { htmlPart, manyParts, plainPart, type WrittenPart, writeMail } from './write-mail.ts'

const base = [
  'From: Vera Visitor <vera@home.example>',
  'To: support@brand.example',
  'Date: Tue, 12 May 2026 12:30:00 +0200',
  'MIME-Version: 1.0',
]
const link = [`In-Reply-To: <${ourId}>`]
/** Bytes as they are written down. */
export const hex = (bytes: string): Buffer => Buffer.from(bytes, 'hex')
const file = (type: string, name: string, bytes = 'x', headers: readonly string[] = []): WrittenPart => ({
  type,
  bytes: Buffer.from(bytes),
  encoding: 'base64',
  headers: [`Content-Disposition: attachment; filename="${name}"`, ...headers],
})

let count = 0
/** A mail off the beaten path, which answers one of ours unless it says otherwise. */
export function odd(
  name: string,
  body: WrittenPart | string,
  text: string,
  about: Partial<MailCase> & { readonly headers?: readonly string[]; readonly only?: readonly string[] } = {},
): MailCase {
  const { headers = [], only, ...rest } = about
  count += 1
  const heads = only ?? [...base, ...headers, ...link, `Message-ID: <odd${count}@home.example>`]
  return { name, raw: writeMail(heads, body), thread: only ? 'new' : 'ours', isAutomatic: false, text, ...rest }
}

/** Headers as they should not be, and are. */
const heads: readonly MailCase[] = [
  odd('words encoded in two pieces within a sign', 'Hello.', 'Hello.', {
    headers: ['Subject: =?utf-8?B?R3LDvMOf?= =?utf-8?B?ZQ==?= =?iso-8859-1?Q?_f=FCr_dich?='],
    subject: 'Grüße für dich',
  }),
  odd('a character cut between words', 'Hello.', 'Hello.', {
    headers: ['Subject: =?utf-8?B?R3LD?=\r\n =?utf-8?B?vMOfZQ==?='],
    subject: 'Grüße',
  }),
  odd('an 8-bit subject', 'Hello.', 'Hello.', { headers: ['Subject: Grüße ohne Angabe'], subject: 'Grüße ohne Angabe' }),
  odd('a folded subject', 'Hello.', 'Hello.', { headers: ['Subject: one\r\n two\r\n\tthree'], subject: 'one two three' }),
  odd('a subject with a language', 'Hello.', 'Hello.', {
    headers: ['Subject: =?utf-8*en?Q?Hello_there?='],
    subject: 'Hello there',
  }),
  odd('a subject in lower case words', 'Hello.', 'Hello.', { headers: ['subject: =?UTF-8?q?caf=c3=a9?='], subject: 'café' }),
  odd('several senders', 'From both.', 'From both.', {
    only: [
      'From: Ann <ann@home.example>, "Bob, B." <bob@home.example>',
      'To: support@brand.example',
      'Message-ID: <s1@home.example>',
    ],
  }),
  odd('no sender', 'From nobody.', 'From nobody.', { only: ['To: support@brand.example', 'Message-ID: <s2@home.example>'] }),
  odd('an undisclosed group', 'To a group.', 'To a group.', {
    only: [
      'From: vera@home.example',
      'To: undisclosed-recipients:;',
      'Cc: Team: ann@home.example, Bob <bob@home.example>;',
      'Message-ID: <s3@home.example>',
    ],
  }),
  odd('no id', 'Without a name.', 'Without a name.', {
    only: ['From: vera@home.example', 'Date: Tue, 12 May 2026 12:30:00 +0200'],
  }),
  odd('an id without brackets', 'Bare id.', 'Bare id.', {
    only: ['From: vera@home.example', 'Message-ID: abc@home.example', `In-Reply-To: ${ourId}`],
    thread: 'ours',
  }),
  odd('answers in words', 'As an old program says it.', 'As an old program says it.', {
    only: [
      'From: vera@home.example',
      'Message-ID: <s5@home.example>',
      `In-Reply-To: Your message of "Tue, 12 May 2026." <${ourId}>`,
    ],
    thread: 'ours',
  }),
  odd('a hundred references', 'Long thread.', 'Long thread.', {
    only: [
      'From: vera@home.example',
      'Message-ID: <s6@home.example>',
      `References: ${Array.from({ length: 100 }, (_, at) => `<old${at}@home.example>`).join('\r\n ')}\r\n <${ourId}>`,
    ],
    thread: 'ours',
  }),
  odd('only line feeds', 'x', 'One line.\nTwo lines.', {
    raw: Buffer.from(
      `From: vera@home.example\nMessage-ID: <lf@home.example>\nIn-Reply-To: <${ourId}>\nSubject: lf\n\nOne line.\nTwo lines.\n`,
    ),
  }),
  odd('a line of the mailbox file first', 'x', 'Hello from a file.\nFrom here on.', {
    raw: Buffer.from(
      `From vera@home.example Tue May 12 12:30:00 2026\r\nFrom: vera@home.example\r\nIn-Reply-To: <${ourId}>\r\n\r\nHello from a file.\r\n>From here on.\r\n`,
    ),
  }),
  odd('a header without a name', 'Still here.', 'Still here.', { headers: ['nonsense without a colon', ': empty name'] }),
  odd(
    'signs that turn the direction',
    '\u200fשלום, תודה.\n\n\u200eOn Tue, May 12, 2026 at 10:00 AM Brand <support@brand.example> wrote:\n\u200e> old',
    '\u200fשלום, תודה.',
    { headers: ['Content-Type: text/plain; charset=utf-8'], folded: 'old' },
  ),
]

/** Bodies of every make. */
const bodies: readonly MailCase[] = [
  odd(
    'HTML only',
    htmlPart('<p>Hello &amp; <b>welcome</b></p><ul><li>one</li><li>two</li></ul>'),
    'Hello & welcome\n- one\n- two',
  ),
  odd(
    'HTML that calls itself plain',
    { type: 'text/plain; charset=utf-8', bytes: Buffer.from('<!DOCTYPE html><html><body><p>Really a page</p></body></html>') },
    'Really a page',
  ),
  odd(
    'HTML with its charset inside',
    {
      type: 'text/html',
      bytes: Buffer.concat([
        Buffer.from('<html><head><meta charset="koi8-r"></head><body>'),
        hex('f0d2c9d7c5d4'),
        Buffer.from('</body></html>'),
      ]),
    },
    'Привет',
  ),
  odd(
    'a page of one picture',
    manyParts('multipart/alternative', 'pic', [
      plainPart('What the picture says.'),
      htmlPart('<img src="https://x.example/a.png">'),
    ]),
    'What the picture says.',
  ),
  odd(
    'a hidden preview',
    htmlPart('<div style="display:none;max-height:0">Preview words</div><p>Shown words</p>'),
    'Shown words',
  ),
  odd('a smiling face', htmlPart('<p>Great <img src="https://e.example/1.png" alt="😀"></p>'), 'Great 😀'),
  odd('a picture within the page', htmlPart('<p>Look:</p><img alt="" src="data:image/png;base64,iVBORw0KGgo=">'), 'Look:', {
    files: ['picture-1.png'],
  }),
  odd('empty', '', '', { headers: ['Subject: only this'] }),
  odd('empty parts', manyParts('multipart/mixed', 'e', [plainPart('')]), ''),
  odd('a file and no words', file('application/pdf', 'invoice.pdf'), '', { files: ['invoice.pdf'] }),
  odd(
    'flowed lines',
    {
      type: 'text/plain; charset=utf-8; format=flowed',
      bytes: Buffer.from('One long line that \r\nwent on.\r\n From the left.\r\n\r\n> old words that \r\n> went on\r\n'),
    },
    'One long line that went on.\nFrom the left.',
    { folded: 'old words that went on' },
  ),
  odd(
    'flowed lines without spaces',
    { type: 'text/plain; charset=utf-8; format=flowed; delsp=yes', bytes: Buffer.from('你好世 \r\n界\r\n') },
    '你好世界',
  ),
  odd(
    'a page, its picture and a file',
    manyParts('multipart/mixed', 'o', [
      manyParts('multipart/related', 'm', [
        manyParts('multipart/alternative', 'i', [plainPart('See picture.'), htmlPart('<p>See picture.<img src="cid:p1"></p>')]),
        {
          type: 'image/png; name="p.png"',
          bytes: Buffer.from('png'),
          encoding: 'base64',
          headers: ['Content-ID: <p1>', 'Content-Disposition: inline; filename="p.png"'],
        },
      ]),
      file('text/csv', 'list.csv'),
    ]),
    'See picture.',
    { files: ['p.png', 'list.csv'] },
  ),
  odd(
    'words, a file, and words again',
    manyParts('multipart/mixed', 'w', [plainPart('Before.'), file('image/jpeg', 'a.jpg'), plainPart('After.')]),
    'Before.\nAfter.',
    { files: ['a.jpg'] },
  ),
  odd(
    'a page, a file, and a page',
    manyParts('multipart/mixed', 'w', [htmlPart('<p>Before.</p>'), file('image/jpeg', 'a.jpg'), htmlPart('<p>After.</p>')]),
    'Before.\nAfter.',
    { files: ['a.jpg'] },
  ),
  odd(
    'a mail within',
    manyParts('multipart/mixed', 'w', [
      plainPart('See below.'),
      {
        type: 'message/rfc822',
        bytes: Buffer.from(
          'From: x@y.example\r\nSubject: =?utf-8?Q?Caf=C3=A9_bill?=\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n\r\nInside.\r\n--in--\r\n',
        ),
      },
    ]),
    'See below.',
    { files: ['Café bill.eml'] },
  ),
  odd(
    'winmail',
    manyParts('multipart/mixed', 'w', [plainPart('From Outlook.'), file('application/ms-tnef', 'winmail.dat')]),
    'From Outlook.',
    { files: ['winmail.dat'] },
  ),
  odd(
    'an invitation',
    manyParts('multipart/alternative', 'w', [
      plainPart('Please come.'),
      htmlPart('<p>Please come.</p>'),
      { type: 'text/calendar; charset=utf-8; method=REQUEST', bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR') },
    ]),
    'Please come.',
    { files: ['calendar-1.ics'] },
  ),
  odd(
    'signed, S/MIME',
    manyParts('multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256', 's', [
      plainPart('Signed words.'),
      file('application/pkcs7-signature', 'smime.p7s'),
    ]),
    'Signed words.',
    { files: ['smime.p7s'] },
  ),
  odd('sealed, S/MIME', file('application/pkcs7-mime; smime-type=enveloped-data', 'smime.p7m'), '', { files: ['smime.p7m'] }),
  odd(
    'sealed, PGP',
    manyParts('multipart/encrypted; protocol="application/pgp-encrypted"', 's', [
      { type: 'application/pgp-encrypted', bytes: Buffer.from('Version: 1') },
      file('application/octet-stream', 'encrypted.asc'),
    ]),
    '',
    { files: ['encrypted-1.asc', 'encrypted.asc'] },
  ),
  odd(
    'signed in the words, PGP',
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nSigned words.\n- -- a dash\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----',
    'Signed words.\n-- a dash',
  ),
  odd(
    'names in pieces',
    manyParts('multipart/mixed', 'w', [
      plainPart('Files.'),
      {
        type: 'application/pdf',
        bytes: Buffer.from('x'),
        headers: [
          "Content-Disposition: attachment;\r\n filename*0*=utf-8''R%C3%A9su;\r\n filename*1*=m%C3%A9;\r\n filename*2=.pdf",
        ],
      },
      {
        type: 'application/pdf; name="=?utf-8?B?w5xiZXIucGRm?="',
        bytes: Buffer.from('x'),
        headers: ['Content-Disposition: attachment'],
      },
    ]),
    'Files.',
    { files: ['Résumé.pdf', 'Über.pdf'] },
  ),
  odd(
    'a name that is a path',
    manyParts('multipart/mixed', 'w', [
      plainPart('Files.'),
      file('text/plain', '../../etc/passwd'),
      file('image/png', 'C:\\\\tmp\\\\a.png'),
      file('application/zip', ''),
    ]),
    'Files.',
    { files: ['passwd.txt', 'a.png', 'file-3.zip'] },
  ),
  odd(
    'a list puts its foot below',
    manyParts('multipart/mixed', 'w', [plainPart('My words.'), plainPart('Posted by somebody.')]),
    'My words.\nPosted by somebody.',
  ),
  odd(
    'base64 in several padded pieces',
    {
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from('SGVsbG8=\r\nIHRoZXJlLg==\r\n'),
      headers: ['Content-Transfer-Encoding: base64'],
    },
    'Hello there.',
  ),
  odd(
    'quoted-printable that is none',
    {
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from('1 + 1 =2, 100%=\r\n!'),
      headers: ['Content-Transfer-Encoding: quoted-printable'],
    },
    '1 + 1 =2, 100%!',
  ),
  odd(
    'an encoding nobody knows',
    { type: 'text/plain', bytes: Buffer.from('As it is.'), headers: ['Content-Transfer-Encoding: x-magic'] },
    'As it is.',
  ),
  odd('a type without a value', 'Plain words.', 'Plain words.', { headers: ['Content-Type:'] }),
  odd('a type of nonsense', 'Plain words.', 'Plain words.', { headers: ['Content-Type: text'] }),
  odd(
    'bad border',
    { type: 'multipart/mixed; boundary="never"', bytes: Buffer.from('Words without a border.\r\n') },
    'Words without a border.',
  ),
  odd(
    'bad: a border that is not named',
    { type: 'multipart/mixed', bytes: Buffer.from('--guess\r\nContent-Type: text/plain\r\n\r\nFound.\r\n--guess--\r\n') },
    'Found.',
  ),
  odd(
    'bad: a last border that is missing',
    { type: 'multipart/mixed; boundary=b', bytes: Buffer.from('--b\r\n\r\nThe end is lost.\r\n') },
    'The end is lost.',
  ),
  odd(
    'cut in the middle of base64',
    {
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from('SGVsbG8gdGhlcmUu'.slice(0, 10)),
      headers: ['Content-Transfer-Encoding: base64'],
    },
    'Hello t',
  ),
  odd('nothing but a quote', '> all of it\n> is old', 'all of it\nis old'),
  odd(
    'a line that only looks like a quote’s',
    'Please note what I wrote to you on 12 May:\n\n1. the first\n2. the second',
    'Please note what I wrote to you on 12 May:\n\n1. the first\n2. the second',
  ),
  odd(
    'a person who tells what they wrote',
    'Hi.\n\nPlease note what I wrote on 12 May:\n\n1. the first\n2. the second',
    'Hi.\n\nPlease note what I wrote on 12 May:\n\n1. the first\n2. the second',
  ),
  odd(
    'repeated without any mark',
    'New words.\n\nOn Tuesday, May 12, 2026 at 10:00:00 AM GMT+2, Brand <support@brand.example> wrote:\n\n Old words.',
    'New words.',
    { folded: 'Old words.' },
  ),
  odd('dashes that are no signature', 'A -- B\n---\nC', 'A -- B\n---\nC'),
  odd(
    'a person sends from the warehouse',
    'It was sent from our warehouse.\nSent from our warehouse on Monday.',
    'It was sent from our warehouse.\nSent from our warehouse on Monday.',
  ),
  odd('labels of a form', 'From: Berlin\nTo: Hamburg\nWeight: 5 kg', 'From: Berlin\nTo: Hamburg\nWeight: 5 kg'),
  odd(
    'two letters old',
    'New words.\n\nOn Tue, May 12, 2026 at 10:00 AM Brand <support@brand.example> wrote:\n> Second.\n>\n> On Mon, May 11, 2026 at 9:00 AM Vera <vera@home.example> wrote:\n>> First.',
    'New words.',
    { folded: 'First.' },
  ),
  odd(
    'an answer to what was passed on',
    'Thanks!\n\nOn Tue, May 12, 2026 at 10:00 AM Brand <support@brand.example> wrote:\n> See this.\n> ---------- Forwarded message ---------\n> From: x@y.example',
    'Thanks!',
    { folded: 'See this.' },
  ),
]

/** Headers and bodies off the beaten path. */
export const oddOnes: readonly MailCase[] = [...heads, ...bodies]
