import type { Language } from './languages.ts'
import { htmlPart, manyParts, plainPart, type WrittenPart } from './write-mail.ts'

/** A mail program, as it writes a reply below which stands what is answered. */
export interface Client {
  readonly name: string
  readonly mailer: readonly string[]
  /** What one of its ids looks like. */
  readonly id: string
  body(language: Language): WrittenPart
  /** What must be folded in every language. */
  folded(language: Language): string
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const lines = (text: readonly string[], tag: string): string =>
  text.map(line => `<${tag}>${line === '' ? '<br>' : escaped(line)}</${tag}>`).join('')
const quoted = (text: string): string =>
  text
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')
const alternative = (border: string, plain: string, html: string): WrittenPart =>
  manyParts('multipart/alternative', border, [plainPart(plain), htmlPart(html)])

const heads = ({ labels: [from, sent, to, subject] }: Language): readonly string[] => [
  `${from} Brand Support <support@brand.example>`,
  `${sent} 12. 05. 2026 10:00`,
  `${to} Vera Visitor <vera@home.example>`,
  `${subject} Order 1234`,
]

const bold = (line: string): string => escaped(line).replace(/^([^:：]+[:：])/, '<b>$1</b>')

/** Replies of the programs most people use. */
export const clients: readonly Client[] = [
  {
    name: 'Gmail',
    mailer: [],
    id: 'CAF9=Ld0ZQ1xw7@mail.gmail.com',
    body: ({ fresh, gmail, earlier }) =>
      alternative(
        '000000000000d1f2c0063a1b2c3d',
        `${fresh.join('\n')}\n\n${wrapped(gmail)}\n\n${quoted(earlier)}\n`,
        `<div dir="ltr">${lines(fresh, 'div')}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(gmail).replace(/support@brand.example/, '<a href="mailto:$&">$&</a>')}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>${escaped(earlier)}</div></blockquote></div>`,
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Gmail, plain, with a signature',
    mailer: [],
    id: 'CAF9=Ld1plain@mail.gmail.com',
    body: ({ fresh, gmail, earlier }) =>
      plainPart(`${fresh.join('\n')}\n\n-- \nVera Visitor\nHome Ltd.\n\n${wrapped(gmail)}\n${quoted(earlier)}\n>\n`),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Outlook for Windows',
    mailer: ['X-Mailer: Microsoft Outlook 16.0', 'Thread-Index: AdvG2kqEw1mJ1Q=='],
    id: '004a01dcc2f1$0a1b2c30$1e518490$@home.example',
    body: language =>
      alternative(
        '----=_NextPart_000_004B_01DCC301.CDA6D3F0',
        `${language.fresh.join('\n')}\n\n${heads(language).join('\n')}\n\n${language.earlier}\n`,
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=${language.code} link="#0563C1"><div class=WordSection1>${language.fresh.map(line => `<p class=MsoNormal>${line === '' ? '<o:p>&nbsp;</o:p>' : `${escaped(line)}<o:p></o:p>`}</p>`).join('\n')}<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${heads(language).map(bold).join('<br>')}<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>${escaped(language.earlier)}<o:p></o:p></p></div></body></html>`,
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Outlook on the web',
    mailer: ['Thread-Topic: Order 1234', 'X-MS-Has-Attach:', 'X-MS-TNEF-Correlator:'],
    id: 'AM0PR04MB5522A1B2C3D4E5F6@AM0PR04MB5522.eurprd04.prod.outlook.com',
    body: language =>
      alternative(
        '_000_AM0PR04MB5522A1B2C3D4E5F6AM0PR04MB5522eurp_',
        `${language.fresh.join('\n')}\n________________________________\n${heads(language).join('\n')}\n\n${language.earlier}\n`,
        `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr">${language.fresh.map(line => `<div class="elementToProof" style="font-family: Aptos, Calibri; font-size: 12pt; color: rgb(0, 0, 0);">${line === '' ? '<br>' : escaped(line)}</div>`).join('')}<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${heads(language).map(bold).join('<br>')}</font><div>&nbsp;</div></div><div>${escaped(language.earlier)}</div></body></html>`,
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Outlook for phones',
    mailer: ['X-MS-Has-Attach:'],
    id: 'DB9PR01MB7788@DB9PR01MB7788.eurprd01.prod.exchangelabs.com',
    body: language =>
      plainPart(
        `${language.fresh.join('\n')}\n\n${language.outlook}<https://aka.ms/o0ukef>\n________________________________\n${heads(language).join('\n')}\n\n${language.earlier}\n`,
        'base64',
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'an old Outlook',
    mailer: ['X-Mailer: Microsoft Office Outlook 12.0'],
    id: '000001c9c2f1$51a0e5c0$f4e2b140$@home.example',
    body: language =>
      plainPart(
        `${language.fresh.join('\n')}\n\n-----${language.original}-----\n${heads(language).join('\n')}\n\n${language.earlier}\n`,
        '8bit',
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Apple Mail on a phone',
    mailer: ['X-Mailer: iPhone Mail (22F76)', 'Mime-Version: 1.0 (1.0)'],
    id: '5D0C7F43-3C77-4E9B-8A4F-0B1E1C2D3E4F@home.example',
    body: ({ fresh, iphone, apple, earlier }) =>
      alternative(
        'Apple-Mail-6D2E3F10-AB12-4C1D-9E8F-112233445566',
        `${fresh.join('\n')}\n\n${iphone}\n\n> ${apple}\n> \n> ${earlier}\n`,
        `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${lines(fresh, 'div')}<div><br></div><div dir="ltr">${escaped(iphone)}</div><div dir="ltr"><br><blockquote type="cite">${escaped(apple)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff<div>${escaped(earlier)}</div></div></blockquote></body></html>`,
      ),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Apple Mail, plain',
    mailer: ['X-Mailer: Apple Mail (2.3826.600.51.1.1)', 'Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3826.600.51.1.1\\))'],
    id: 'B2A9C1D0-0F1E-4D3C-8B7A-665544332211@home.example',
    body: ({ fresh, apple, earlier }) => plainPart(`${fresh.join('\n')}\n\n> ${apple}\n> \n> ${earlier}\n\n`, '8bit'),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Thunderbird, answering below',
    mailer: ['User-Agent: Mozilla Thunderbird'],
    id: '8e0c2a4b-6d1f-4b3a-9c5e-7f8091a2b3c4@home.example',
    body: ({ fresh, thunderbird, earlier }) => ({
      type: 'text/plain; charset=UTF-8; format=flowed',
      bytes: Buffer.from(`${thunderbird}\n> ${earlier}\n\n${fresh.join('\n')}\n\n-- \nVera Visitor\n`.replaceAll('\n', '\r\n')),
      encoding: '8bit',
    }),
    folded: ({ earlier }) => earlier,
  },
  {
    name: 'Thunderbird, answering in between',
    mailer: ['User-Agent: Mozilla Thunderbird', 'Content-Language: en-US'],
    id: '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b@home.example',
    body: ({ fresh, thunderbird, earlier }) =>
      htmlPart(
        `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body><div class="moz-cite-prefix">${escaped(thunderbird)}<br></div><blockquote type="cite" cite="mid:${'x'.repeat(8)}@brand.example"><p>${escaped(earlier)}</p></blockquote><p>${escaped(fresh[0] ?? '')}</p><blockquote type="cite" cite="mid:y@brand.example"><p>${escaped(earlier)}</p></blockquote><p>${escaped(fresh[2] ?? '')}</p><div class="moz-signature">-- <br>Vera Visitor</div></body></html>`,
        '8bit',
      ),
    folded: ({ earlier }) => earlier,
  },
]

/** As Gmail wraps its line in plain mails. */
function wrapped(line: string): string {
  const at = line.lastIndexOf(' ', 70)
  return line.length <= 72 || at === -1 ? line : `${line.slice(0, at)}\n${line.slice(at + 1)}`
}

/** Mails that are passed on: what is passed on is to be read. */
export const forwards: readonly { readonly name: string; body(language: Language): WrittenPart }[] = [
  {
    name: 'Gmail',
    body: language =>
      alternative(
        '000000000000f0f1f2063a1b2c3e',
        `${language.fresh[0]}\n\n---------- Forwarded message ---------\n${heads(language).join('\n')}\n\n\n${language.earlier}\n`,
        `<div dir="ltr">${escaped(language.fresh[0] ?? '')}<br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>${heads(language).map(escaped).join('<br>')}<br></div><br><br><div>${escaped(language.earlier)}</div></div></div>`,
      ),
  },
  {
    name: 'Outlook',
    body: language => plainPart(`${language.fresh[0]}\n\n${heads(language).join('\n')}\n\n${language.earlier}\n`),
  },
  {
    name: 'Apple Mail',
    body: language =>
      plainPart(
        `${language.fresh[0]}\n\n> ${language.appleForward}\n> \n${heads(language)
          .map(line => `> ${line}`)
          .join('\n')}\n> \n> ${language.earlier}\n`,
      ),
  },
]

/** What the headers say that programs put before a mail they repeat. */
export const headsOf = heads
