import type { Line } from '../fold/line.ts'

const blocks = new Set([
  'address',
  'article',
  'blockquote',
  'caption',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tr',
  'ul',
])
/** Stand apart from what is around them. */
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'pre', 'blockquote'])
const childless = new Set(['br', 'hr', 'img', 'col', 'wbr'])

type Hint = NonNullable<Line['hint']>
const isHint = (text: string | undefined): text is Hint =>
  text === 'holder' ||
  text === 'wrote' ||
  text === 'cut' ||
  text === 'cut-before-head' ||
  text === 'signature' ||
  text === 'indented'

interface OpenElement {
  readonly tag: string
  readonly fold: string | undefined
}

/** The words of HTML as lines, about so many at most, with what its elements say of them. Takes only what `safeHtml` gives: whole tags, escaped text. */
export function htmlLines(html: string, most: number): readonly Line[] {
  const lines: Line[] = []
  const open: OpenElement[] = []
  let words = ''
  let gap = false
  let pendingCut: Hint | undefined
  let depth = 0
  let pre = 0

  const hintNow = (): Hint | undefined =>
    open.findLast(({ fold }) => isHint(fold) && !fold.startsWith('cut'))?.fold as Hint | undefined
  const end = (isForced = false): void => {
    const text = pre > 0 ? words.replace(/\s+$/, '') : words.trim()
    words = ''
    if (text === '' && !isForced) return
    const last = lines.at(-1)
    if (gap && last && last.text !== '') lines.push({ text: '', depth: Math.min(depth, last.depth) })
    gap = false
    const hint = pendingCut ?? hintNow()
    if (text !== '') pendingCut = undefined
    lines.push({ text, depth, ...(hint === undefined ? {} : { hint }) })
  }
  const space = (tag: string): void => {
    if (spaced.has(tag)) gap = true
  }
  const begin = (tag: string, attributes: string): void => {
    if (tag === 'br') return end(true)
    if (tag === 'img') {
      words += pictureWords(attributes)
      return
    }
    const fold = attributeOf(attributes, 'data-fold')
    if (blocks.has(tag) || fold !== undefined) end()
    space(tag)
    if (fold === 'quote') depth += 1
    if ((fold === 'cut' || fold === 'cut-before-head') && pendingCut !== 'cut') pendingCut = fold
    if (tag === 'li') words += '- '
    if ((tag === 'td' || tag === 'th') && words.trim() !== '') words += ' '
    if (childless.has(tag)) return
    if (tag === 'pre') pre += 1
    open.push({ tag, fold })
  }
  const finish = (tag: string): void => {
    const element = open.pop()
    if (blocks.has(tag) || element?.fold !== undefined) end()
    space(tag)
    if (element?.fold === 'quote') depth -= 1
    if (tag === 'pre') pre -= 1
  }

  for (const [piece, close, tag, attributes = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>|[^<]+/g)) {
    if (lines.length > most) break
    if (tag === undefined) {
      const [first = '', ...more] =
        pre > 0 ? unescaped(piece).split('\n') : [unescaped(piece).replace(/[ \t\r\n\f\u00a0]+/g, ' ')]
      words += words.endsWith(' ') && pre === 0 ? first.trimStart() : first
      for (const line of more) {
        end(true)
        words += line
      }
    } else if (close === '/') finish(tag)
    else begin(tag, attributes)
  }
  end()
  return lines
}

/** Faces are words, other pictures are not. */
function pictureWords(attributes: string): string {
  const alt = unescaped(attributeOf(attributes, 'alt') ?? '')
  return alt.length <= 20 && /\p{Extended_Pictographic}/u.test(alt) ? alt : ''
}

function attributeOf(attributes: string, name: 'alt' | 'data-fold'): string | undefined {
  return (name === 'alt' ? /\salt="([^"]*)"/ : /\sdata-fold="([^"]*)"/).exec(attributes)?.[1]
}

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot);/g, sign => signs[sign] ?? sign)
