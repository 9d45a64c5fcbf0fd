import sanitize from 'sanitize-html'
import { caps } from '../caps.ts'
import { boundedHtml } from './bounded-html.ts'
import { foldHint } from './fold-hint.ts'
import { declarationsOf, safeStyle } from './safe-style.ts'

const elements = [
  'a',
  'abbr',
  'address',
  'article',
  'b',
  'bdi',
  'bdo',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'main',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
  'var',
  'wbr',
]

/** Whose words are no words of the mail. */
const wordless = [
  'script',
  'style',
  'textarea',
  'option',
  'xmp',
  'noscript',
  'noembed',
  'noframes',
  'template',
  'title',
  'select',
  'svg',
  'math',
  'iframe',
  'object',
  'applet',
  'audio',
  'video',
  'canvas',
  'plaintext',
  'listing',
  'hidden',
]

const sizes = ['width', 'height', 'align', 'valign', 'bgcolor', 'dir', 'lang', 'title', 'style', 'data-fold']

/**
 * The HTML of a mail that may be shown, still in a frame without scripts: allowed elements only; links to the web, to mail and to
 * telephones, opened apart; no picture loads by itself: `data-remote-src` is where one on the web is, `data-cid` which file of the mail
 * one is. `data-fold` marks what repeats earlier mails, as mail programs mark it. At most 500,000 characters; `isCut` when there was more.
 */
export function safeHtml(html: string): { readonly html: string; readonly isCut: boolean } {
  // A browser would take what stands behind `<plaintext>` or in an open comment as it likes; the parser of sanitize-html decides here.
  const input = boundedHtml(html)
  const clean = sanitize(input, options)
  const isCut = input.length < html.length || clean.length > caps.htmlCharacters
  // Cut markup is made whole again by reading it once more.
  return {
    html: clean.length > caps.htmlCharacters ? sanitize(cutBefore(clean, caps.htmlCharacters * 0.9), again) : clean,
    isCut,
  }
}

const options: sanitize.IOptions = {
  allowedTags: elements,
  nonTextTags: wordless,
  allowedAttributes: {
    '*': sizes,
    a: ['href', 'target', 'rel'],
    img: ['alt', 'data-cid', 'data-remote-src'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    col: ['span'],
    ol: ['start', 'type'],
    font: ['color', 'face', 'size'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nestingLimit: 150,
  transformTags: { '*': (tag, given) => transformed(tag, given) },
}

/** Once more over what is safe: its own marks stay. */
const again: sanitize.IOptions = { ...options, transformTags: {} }

function transformed(tag: string, given: sanitize.Attributes): sanitize.Tag {
  if (isHidden(given)) return { tagName: 'hidden', attribs: {} }
  const {
    'data-fold': _fold,
    'data-cid': _cid,
    'data-remote-src': _remote,
    style = '',
    href,
    target: _target,
    rel: _rel,
    src,
    ...rest
  } = given
  const kept = safeStyle(style)
  const fold = foldHint(tag, given)
  const attribs: sanitize.Attributes = {
    ...rest,
    ...(kept === '' ? {} : { style: kept }),
    ...(fold === undefined ? {} : { 'data-fold': fold }),
  }
  if (tag === 'a') return { tagName: tag, attribs: { ...attribs, ...linkTo(href) } }
  if (tag === 'img') return { tagName: tag, attribs: { ...attribs, ...pictureAt(src) } }
  // Paragraphs of Office have no space between them, as its style sheet would say.
  if (tag === 'p' && isTight(given)) return { tagName: 'div', attribs }
  return { tagName: tag, attribs }
}

/** Words that their writer hides, such as a preview line, are not for reading. */
function isHidden({ style, hidden }: sanitize.Attributes): boolean {
  if (hidden !== undefined) return true
  if (style === undefined || !/display|mso-hide|visibility/i.test(style)) return false
  return declarationsOf(style).some(
    ([name, value]) =>
      (name === 'display' && /^none/i.test(value)) ||
      (name === 'mso-hide' && /^all/i.test(value)) ||
      (name === 'visibility' && /^hidden/i.test(value)),
  )
}

function isTight({ class: classes = '', style = '' }: sanitize.Attributes): boolean {
  if (/(?:^|\s)(?:x_)*Mso/.test(classes)) return true
  return declarationsOf(style).some(([name, value]) => (name === 'margin' || name === 'margin-bottom') && value.startsWith('0'))
}

function linkTo(href: string | undefined): sanitize.Attributes {
  const url = href === undefined ? null : URL.parse(href.replace(/[\t\r\n]/g, '').trim())
  if (url === null || !/^(?:https?|mailto|tel):$/.test(url.protocol)) return {}
  return { href: url.href, target: '_blank', rel: 'noopener noreferrer' }
}

function pictureAt(src: string | undefined): sanitize.Attributes {
  const where = src?.trim() ?? ''
  if (/^cid:/i.test(where)) return { 'data-cid': decoded(where.slice(4)) }
  const url = URL.parse(where.startsWith('//') ? `https:${where}` : where)
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 4_000 ? { 'data-remote-src': url.href } : {}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Never within a tag. */
function cutBefore(html: string, length: number): string {
  const cut = html.slice(0, length)
  return cut.lastIndexOf('<') > cut.lastIndexOf('>') ? cut.slice(0, cut.lastIndexOf('<')) : cut
}
