import { type MailCase, ourId } from './mail-case.ts'
import { htmlPart, plainPart, type WrittenPart, writeMail } from './write-mail.ts'

type Row = readonly [name: string, body: WrittenPart, text: string, folded?: string, subject?: string]

const wrote = 'On Tuesday, May 12, 2026 at 10:00:00 AM GMT+2, Brand Support &lt;support@brand.example&gt; wrote:'
const heads =
  '<b>From:</b> Brand Support &lt;support@brand.example&gt;<br><b>Sent:</b> Tuesday, May 12, 2026 10:00 AM<br><b>To:</b> Vera &lt;vera@home.example&gt;<br><b>Subject:</b> Order'
const plainHeads =
  'From: Brand Support <support@brand.example>\nSent: Tuesday, May 12, 2026 10:00 AM\nTo: Vera <vera@home.example>\nSubject: Order'
const inWords = (html: string): string =>
  html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')

/** Programs with ways of their own, and habits of people that no table of programs shows. */
const rows: readonly Row[] = [
  [
    'Yahoo',
    htmlPart(
      `<html><body><div class="ydp1f2e3d4cyahoo-style-wrap" style="font-size:13px"><div dir="ltr">New words.</div><div><br></div></div><div id="ydp5a6byahoo_quoted_3141592653" class="ydp5a6byahoo_quoted"><div style="color:#26282a"><div>${wrote}</div><div><br></div><div>Old words.<blockquote>Older words.</blockquote>And more.</div></div></div></body></html>`,
    ),
    'New words.',
    'And more.',
  ],
  [
    'Yahoo, passed on',
    htmlPart(
      `<div>See this.</div><div id="ydpyahoo_quoted_2718281828" class="ydpyahoo_quoted"><div><div>----- Forwarded Message -----</div>${heads}<div>Passed words.</div></div></div>`,
    ),
    `See this. ----- Forwarded Message ----- ${inWords(heads)} Passed words.`,
    undefined,
    'Fw: Order',
  ],
  [
    'Proton',
    htmlPart(
      '<div style="font-family: Arial;">New words.</div><div class="protonmail_signature_block" style="font-family: Arial;"><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me/">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Tuesday, May 12th, 2026 at 10:00 AM, Brand Support &lt;support@brand.example&gt; wrote:<br><br><blockquote class="protonmail_quote" type="cite">Old words.</blockquote><br></div>',
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Proton, plain',
    plainPart(
      'New words.\n\nSent with Proton Mail secure email.\n\n------- Original Message -------\nOn Tuesday, May 12th, 2026 at 10:00 AM, Brand Support <support@brand.example> wrote:\n\n\n> Old words.\n',
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Proton, passed on',
    htmlPart(
      '<div>See this.</div><div class="protonmail_quote">------- Forwarded Message -------<br>From: Brand &lt;support@brand.example&gt;<br>Date: On Tuesday<br>Subject: Order<br><br><blockquote class="protonmail_quote" type="cite">Passed words.</blockquote></div>',
    ),
    'See this. ------- Forwarded Message ------- From: Brand <support@brand.example> Date: On Tuesday Subject: Order Passed words.',
    undefined,
    'Fw: Order',
  ],
  [
    'GMX',
    htmlPart(
      '<html><body><div style="font-family: Verdana;"><div>Neue Worte.</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b> Dienstag, 12. Mai 2026<br/><b>Von:</b> Brand<br/><b>An:</b> Vera<br/><b>Betreff:</b> Bestellung</div><div name="quoted-content">Alte Worte.</div></div></div></div></body></html>',
    ),
    'Neue Worte.',
    'Alte Worte.',
  ],
  [
    'Samsung',
    htmlPart(
      `<div dir="auto">New words.</div><div><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px">Sent from my Galaxy</div></div><div><br></div><div align="left"><div>-------- Original message --------</div><div>From: Brand Support &lt;support@brand.example&gt; </div><div>Date: 12/05/2026 10:00 (GMT+01:00) </div><div>Subject: Order </div></div><div>Old words.</div>`,
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Zimbra',
    htmlPart(
      '<div style="font-family: arial"><div>New words.</div><div data-marker="__SIG_PRE__">--<br>Vera</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>"Brand"<br><b>To: </b>"Vera"<br></div><div data-marker="__QUOTED_TEXT__">Old words.</div></div>',
    ),
    'New words.',
    'Old words.',
  ],
  [
    'mail.ru',
    htmlPart(
      '<div>Новые слова.</div><div><br></div><div>--<br>Вера</div><div><br></div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px">Вторник, 12 мая 2026, 10:00 +03:00 от Brand &lt;support@brand.example&gt;:<br>Старые слова.</blockquote>',
    ),
    'Новые слова.',
    'Старые слова.',
  ],
  [
    'Yandex',
    htmlPart(
      '<div>Новые слова.</div><div>12.05.2026, 10:00, "Brand" &lt;support@brand.example&gt;:</div><blockquote><p>Старые слова.</p></blockquote>',
    ),
    'Новые слова.',
    'Старые слова.',
  ],
  [
    'QQ',
    plainPart(
      '新的话。\n\n------------------ 原始邮件 ------------------\n发件人: "Brand" <support@brand.example>;\n发送时间: 2026年5月12日(星期二) 上午10:00\n收件人: "Vera"<vera@home.example>;\n主题: 订单\n\n旧的话。',
    ),
    '新的话。',
    '旧的话。',
  ],
  [
    'Roundcube',
    htmlPart(
      '<div class="pre" style="margin:0">New words.</div><p id="reply-intro">On 2026-05-12 10:00, Brand Support wrote:</p><blockquote type="cite" style="padding:0 .4em;border-left:#1010ff 2px solid;margin:0">Old words.</blockquote>',
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Outlook for Mac',
    htmlPart(
      `<div class="WordSection1"><p class="MsoNormal">New words.</p><div id="mail-editor-reference-message-container"><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${heads}</p></div><p class="MsoNormal">Old words.</p></div></div>`,
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Outlook for phones, in HTML',
    htmlPart(
      `<div dir="auto">New words.</div><div id="ms-outlook-mobile-signature"><div><br></div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${heads}</div>Old words.`,
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Hotmail of old',
    htmlPart(
      `<div dir="ltr">New words.<br><br><hr id="stopSpelling">Date: Tue, 12 May 2026 10:00:00<br>From: support@brand.example<br>To: vera@home.example<br>Subject: Order<br><br>Old words.</div>`,
    ),
    'New words.',
    'Old words.',
  ],
  [
    'Outlook in a language nobody knows',
    htmlPart(
      `<p class=MsoNormal>Nýtt.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Frá:</b> Brand<br><b>Sendi:</b> 12. maí<br><b>Viðtakandi:</b> Vera<br><b>Efni:</b> Pöntun</p></div><p class=MsoNormal>Gamalt.</p>`,
    ),
    'Nýtt.',
    'Gamalt.',
  ],
  [
    'Gmail, answering in between',
    htmlPart(
      '<div dir="ltr"><br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, May 12, 2026 at 10:00 AM Brand &lt;support@brand.example&gt; wrote:<br></div><blockquote class="gmail_quote" style="border-left:1px solid #ccc">First question?</blockquote><div>First answer.</div><blockquote class="gmail_quote" style="border-left:1px solid #ccc">Second question?</blockquote><div>Second answer.</div></div></div>',
    ),
    'First answer. Second answer.',
    'Second question?',
  ],
  [
    'Gmail, with a signature and a picture',
    htmlPart(
      '<div dir="ltr">New words.<div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><b>Vera</b><br><img src="https://home.example/logo.png" width="96"></div></div></div>',
    ),
    'New words.',
    'Vera',
  ],
  [
    'Apple Mail, passed on in HTML',
    htmlPart(
      `<html><body>See this.<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br class="Apple-interchange-newline"><div>${heads}</div><br><div>Passed words.</div></blockquote></div></body></html>`,
    ),
    `See this. Begin forwarded message: ${inWords(heads)} Passed words.`,
    undefined,
    'Fwd: Order',
  ],
  [
    'Thunderbird, passed on',
    plainPart(
      `See this.\n\n\n-------- Forwarded Message --------\nSubject: \tOrder\nDate: \tTue, 12 May 2026 10:00:00 +0200\nFrom: \tBrand <support@brand.example>\nTo: \tVera\n\n\n\nPassed words.\n\n> with a quote`,
    ),
    'See this. -------- Forwarded Message -------- Subject: Order Date: Tue, 12 May 2026 10:00:00 +0200 From: Brand <support@brand.example> To: Vera Passed words. with a quote',
    undefined,
    'Fwd: Order',
  ],
  [
    'an answer to a mail that was passed on',
    plainPart(`New words.\n\n${plainHeads}\n\nOld words.`),
    'New words.',
    'Old words.',
    'RE: FW: Order',
  ],
  [
    'headers with stars',
    plainPart(
      `New words.\n\n*From:* Brand Support [mailto:support@brand.example]\n*Sent:* Tuesday, May 12, 2026 10:00 AM\n*To:* Vera; Ann;\n Bob\n*Subject:* Order\n\nOld words.`,
    ),
    'New words.',
    'Old words.',
  ],
  [
    'only passed on, without a word',
    plainPart(`${plainHeads}\n\nPassed words.`),
    `${plainHeads} Passed words.`,
    undefined,
    'FW: Order',
  ],
  ['only a signature', plainPart('-- \nVera Visitor\nHome Ltd.'), '-- Vera Visitor Home Ltd.'],
  [
    'answering below, in words without marks',
    plainPart(
      'On Tue, May 12, 2026 at 10:00 AM Brand <support@brand.example> wrote:\n\n> Old words.\n\nNew words.\n\n> More old words.\n\nMore new words.\n-- \nVera',
    ),
    'New words. More new words.',
    'More old words.',
  ],
  [
    'indented by hand',
    htmlPart(
      '<p>The poem goes:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0">Roses are red</blockquote><p>Nice?</p>',
    ),
    'The poem goes: Roses are red Nice?',
  ],
  [
    'a house’s warning below',
    plainPart('New words.\n\nThis e-mail is confidential. If you are not the intended recipient, delete it.'),
    'New words. This e-mail is confidential. If you are not the intended recipient, delete it.',
  ],
  [
    'a table of numbers',
    htmlPart('<table><tr><th>Item</th><th>Price</th></tr><tr><td>Shoe</td><td>10</td></tr></table>'),
    'Item Price Shoe 10',
  ],
  [
    'two languages in one',
    plainPart(
      `Danke!\n\nVon meinem iPhone gesendet\n\nOn Tue, May 12, 2026 at 10:00 AM Brand <support@brand.example> wrote:\n> Bitte neu starten.\n> Von: X`,
    ),
    'Danke!',
    'Bitte neu starten.',
  ],
  [
    'K-9, a signature without a space',
    plainPart(
      'Done.\n--\nSent from my Android device with K-9 Mail. Please excuse my brevity.\n\nAm 12. Mai 2026 10:00:00 MESZ schrieb Brand <support@brand.example>:\n>Alte Worte.',
    ),
    'Done.',
    'Alte Worte.',
  ],
  [
    'HEY',
    htmlPart(
      '<div class="trix-content">New words.</div><br><div>On May 12, 2026, Brand Support &lt;support@brand.example&gt; wrote:</div><blockquote><div>Old words.</div></blockquote>',
    ),
    'New words.',
    'Old words.',
  ],
]

/** Mails of programs beside the ones most people use. */
export const otherPrograms: readonly MailCase[] = rows.map(([name, body, text, folded, subject = 'Re: Order'], place) => ({
  name,
  raw: writeMail(
    [
      'From: Vera Visitor <vera@home.example>',
      'To: support@brand.example',
      `Subject: ${subject}`,
      'Date: Tue, 12 May 2026 12:30:00 +0200',
      `Message-ID: <p${place}@home.example>`,
      `References: <${ourId}>`,
      'MIME-Version: 1.0',
    ],
    body,
  ),
  thread: 'ours',
  isAutomatic: false,
  text,
  ...(folded === undefined ? {} : { folded }),
}))
