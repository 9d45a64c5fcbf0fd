import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safeHtml } from '../../plugins/email/server/read/html/safe-html.ts'
import type { ReadMail } from '../../plugins/email/server/read/mail.ts'
import { readMail } from '../../plugins/email/server/read/read-mail.ts'
import { openBrowser, type TestBrowser } from '../rig/browser.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'
import { corpus } from './corpus/corpus.ts'
import { changesToMake, mutated } from './corpus/mutate.ts'

const about = { ownAddresses: ['support@brand.example'], sentDomain: 'brand.example', now: Date.UTC(2026, 10, 22) }

describe('mails with changes made to them', () => {
  const all = Number(process.env.MAILS ?? 20_000)
  const batches = Math.ceil(all / 5_000)
  it.each(Array.from({ length: batches }, (_, at) => at + 1))(
    'are read without a crash, and say only what is text (5,000 mails, batch %i)',
    batch => {
      const mail = fc.tuple(fc.nat(corpus.length - 1), changesToMake)
      fc.assert(
        fc.property(mail, ([at, changes]) => {
          const raw = mutated(corpus[at]?.raw ?? Buffer.alloc(0), changes)
          expectSound(readMail(raw, about))
        }),
        { numRuns: Math.min(5_000, all), seed: (fc.readConfigureGlobal().seed ?? 0) + batch },
      )
    },
  )

  it('are read without a crash when they are no mails at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), bytes => expectSound(readMail(bytes, about))),
      { numRuns: 500 },
    )
  })
})

const repeated = (text: string, times: number): string => text.repeat(times)
const page = 'From: a@home.example\r\nContent-Type: text/html\r\n\r\n'
const words = 'From: a@home.example\r\n\r\n'

describe('mails made to take long', () => {
  it.each([
    ['elements within elements', page + repeated('<div>', 400_000)],
    ['tables within tables', page + repeated('<table><tr><td>', 100_000)],
    ['drawings within drawings', page + repeated('<svg>', 100_000)],
    ['quotes beside quotes', page + repeated('<blockquote>a</blockquote>', 80_000)],
    ['signs that open nothing', page + repeated('<', 2_000_000)],
    ['names of signs', page + repeated('&amp', 500_000)],
    ['attributes', `${page}<a ${repeated('a=b ', 500_000)}>`],
    ['a style of everything', `${page}<p style="${repeated('color:red;', 200_000)}">`],
    ['marks of quotes', words + repeated('>', 2_000_000)],
    ['labels', words + repeated('From: x\n', 200_000)],
    ['lines that wrote', words + repeated('On 12 May 10:00 wrote\n', 100_000)],
    ['lines that wrote, with a colon', words + repeated('On 12 May 10:00 x wrote:\n', 100_000)],
    ['dashes', words + repeated('-- \n', 500_000)],
    ['empty lines', words + repeated('\n', 3_000_000)],
    ['borders', `Content-Type: multipart/mixed; boundary=a\r\n\r\n${repeated('--a\r\n\r\n', 500_000)}`],
    ['lines like borders', `Content-Type: multipart/mixed; boundary=a\r\n\r\n${repeated('--\n', 3_000_000)}`],
    ['parts within parts', repeated('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n', 20_000)],
    ['headers', repeated('X: y\r\n', 2_000_000)],
    ['padding', `Content-Transfer-Encoding: base64\r\n\r\n${repeated('=', 10_000_000)}`],
    ['codes that are none', `Content-Transfer-Encoding: quoted-printable\r\n\r\n${repeated('=', 10_000_000)}`],
    ['addresses', `To: ${repeated('a@b,', 15_000)}\r\nCc: ${repeated('"', 50_000)}\r\n\r\n`],
    ['more than may be', repeated('\0', 31 * 1_024 * 1_024)],
  ])('are cut: %s', (_name, raw) => {
    const { cpu, mail } = measured(() => readMail(Buffer.from(raw), about))
    expectSound(mail)
    // What it costs where nothing grows faster than the mail does is a tenth of this; where something does, minutes.
    expect(cpu).toBeLessThan(10_000)
  })

  it('are marked as cut beyond 30 MB, 1,000 parts and 64 kB of headers', () => {
    const parts = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${repeated('--a\r\n\r\nx\r\n', 1_200)}`
    const large = Buffer.concat([Buffer.from(`${words}Hello.\r\n`), Buffer.alloc(31 * 1_024 * 1_024, 'x\r\n')])
    for (const raw of [parts, `${repeated('X: y\r\n', 20_000)}\r\nHello.`, large]) {
      const mail = readMail(Buffer.from(raw), about)
      expect(mail.isCut).toBe(true)
      expect(mail.text).not.toBe('')
    }
  })
})

describe('hostile HTML', () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('has nothing left that runs, loads or sends, in 600 texts as a browser reads them', async () => {
    const payloads = [...scriptPayloads(), ...ofMails]
    expect(payloads.length).toBeGreaterThanOrEqual(600)
    const safe = payloads.map(payload => safeHtml(payload).html)
    const tab = await browser.page()
    const found = await tab.evaluate(pages => {
      const elements =
        'a abbr address article b bdi bdo blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'.split(
          ' ',
        )
      const harmless =
        'href target rel alt title dir lang style width height align valign bgcolor border cellpadding cellspacing colspan rowspan scope span start type color face size data-cid data-remote-src data-fold'.split(
          ' ',
        )
      return pages.flatMap(html => {
        const { body, head } = new DOMParser().parseFromString(html, 'text/html')
        return [...head.querySelectorAll('*'), ...body.querySelectorAll('*')].flatMap(element => {
          const odd = [...element.attributes].filter(({ name, value }) => {
            if (!harmless.includes(name)) return true
            if (name === 'href')
              return !/^(?:https?:|mailto:|tel:)/.test(value) || element.getAttribute('rel') !== 'noopener noreferrer'
            return name === 'style' && /url|expression|@|\\|position|image/i.test(value)
          })
          const isOdd =
            !elements.includes(element.localName) || odd.length > 0 || element.namespaceURI !== 'http://www.w3.org/1999/xhtml'
          return isOdd ? [`${element.localName} ${odd.map(({ name, value }) => `${name}=${value}`).join(' ')} in ${html}`] : []
        })
      })
    }, safe)
    expect(found).toEqual([])
    // The same on a page where everything may run: nothing does, and nothing is asked for.
    const asked: string[] = []
    tab.on('request', request => asked.push(request.url()))
    await tab.setContent(`<script>window.pwned = () => { window.ran = true }</script>${safe.join('\n')}`)
    expect(await tab.evaluate(() => 'ran' in window)).toBe(false)
    expect(asked).toEqual([])
  })

  it('keeps how a mail looks, and pictures until somebody wants them', () => {
    const { html } = safeHtml(
      '<p style="color:#c00;position:fixed;background:url(x)">Hi <img src="https://x.example/a.png" width="10" onload="x"><img src="cid:p%401"></p><a href="https://x.example/?a=1&amp;b=2" target="_top">go</a><a href="mailto:a@b.example">mail</a><a href="tel:+311">call</a><a href="//x.example">no</a>',
    )
    expect(html).toBe(
      '<p style="color:#c00">Hi <img width="10" data-remote-src="https://x.example/a.png" /><img data-cid="p@1" /></p><a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">go</a><a href="mailto:a@b.example" target="_blank" rel="noopener noreferrer">mail</a><a href="tel:+311" target="_blank" rel="noopener noreferrer">call</a><a>no</a>',
    )
  })
})

/** Ways in that mails know besides those of chats. */
const ofMails = [
  '<img srcset="https://evil.example/a.png 1x" src="x">',
  '<table background="https://evil.example/bg.png"><tr><td background="/pwned.png">x</td></tr></table>',
  '<div style="background-image:u\\72l(https://evil.example/a)">x</div>',
  '<div style="background:/**/url(https://evil.example/a)">x</div>',
  '<div style="list-style:url(/pwned.png)">x</div>',
  '<div style="width:expression(pwned(1))">x</div>',
  '<div style="color:red;--x:url(/pwned)">x</div>',
  '<div style="position:fixed;inset:0;z-index:9">over everything</div>',
  '<img data-remote-src="javascript:pwned(1)" data-cid="x" src="data:image/svg+xml,<svg onload=pwned(1)>">',
  '<p data-fold="quote" id="root" name="body" class="x">marks of ours, and names</p>',
  '<!--[if mso]><v:rect><v:fill src="https://evil.example/a.png"/></v:rect><![endif]-->',
  '<link rel="stylesheet" href="https://evil.example/a.css"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<a href="https://ok.example" ping="https://evil.example" onclick="pwned(1)">x</a>',
  '<a href="ms-msdt:/id">x</a><a href="file:///etc/passwd">x</a><a href="cid:x">x</a><a href=" java\nscript:pwned(1)">x</a>',
  '<form action="https://evil.example"><button formaction="javascript:pwned(1)">Sign in</button><input name=password></form>',
  '<noscript><p title="</noscript><img src=x onerror=pwned(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=pwned(1)>">',
  '<plaintext><img src=x onerror=pwned(1)>',
  '<template><img src=x onerror=pwned(1)></template>',
]

function measured<T>(work: () => T): { readonly mail: T; readonly cpu: number } {
  const before = process.cpuUsage()
  const mail = work()
  const { user, system } = process.cpuUsage(before)
  return { mail, cpu: (user + system) / 1_000 }
}

/** What holds of every mail, whatever was done to it. */
function expectSound(mail: ReadMail): void {
  const texts = [
    mail.text,
    mail.folded ?? '',
    mail.html ?? '',
    mail.subject ?? '',
    ...mail.files.map(({ name }) => name),
    ...mail.from.flatMap(({ address, name = '' }) => [address, name]),
  ]
  for (const text of texts) if (!text.isWellFormed() || text.includes('\0')) throw new Error(`no text: ${JSON.stringify(text)}`)
  const isBounded =
    mail.text.length <= 200_000 &&
    (mail.html?.length ?? 0) <= 500_000 &&
    (mail.subject?.length ?? 0) <= 1_000 &&
    mail.answers.length <= 50
  if (!isBounded) throw new Error('more than may be')
  const unsafe =
    /<(?!\/?[a-z0-9]+[\s>/])|<(?:script|style|iframe|svg|math|form|input|object|embed|link|meta|base)\b|<[^>]*\s(?:on\w+|src|srcset|id|class)=/i
  if (mail.html !== undefined && unsafe.test(mail.html.replace(/"[^"]*"/g, '""'))) throw new Error(`not safe: ${mail.html}`)
  if (mail.files.some(({ name }) => name === '' || name.length > 200 || /[/\\\r\n]/.test(name)))
    throw new Error(`no name of a file: ${mail.files.map(({ name }) => name).join()}`)
}
