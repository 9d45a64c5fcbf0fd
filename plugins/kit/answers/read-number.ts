import { memo } from '../memo.ts'

/**
 * A number as people of this language write it: `1.234,56` in Dutch, `1,234.56` in English, with currency signs and spaces.
 * What can only be meant one way is read in any language. `undefined` when the text is not a number.
 */
export function readNumber(text: string, language: string): number | undefined {
  if (text.length > longest) return undefined
  const written = /^(-?)([\d.,]+)$/.exec(plain(text))
  if (!written) return undefined
  const digits = decimal(written[2] ?? '', decimalSign(language))
  if (!digits || !/^(\d+(\.\d*)?|\.\d+)$/.test(digits)) return undefined
  const number = Number(digits)
  return Number.isFinite(number) ? (written[1] && number !== 0 ? -number : number) : undefined
}

const longest = 64

// Signs of currency and a plus go; spaces and apostrophes go where they group digits by three.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/\p{Sc}|\b(?:eur|usd|gbp|chf|dkk|kr)\b\.?/giu, '')
    .trim()
    .replace(/^(-?)\s*\+?\s*/, '$1')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
}

// To digits with a decimal point; undefined where commas and points make no sense.
function decimal(text: string, sign: string): string | undefined {
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (!commas && !points) return text
  if (commas && points) {
    const last = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
    const whole = text.slice(0, text.lastIndexOf(last))
    return whole.includes(last) ? undefined : join(ungroup(whole, last === ',' ? '.' : ','), text.slice(whole.length + 1))
  }
  const only = commas ? ',' : '.'
  const grouped = ungroup(text, only)
  if (commas + points > 1) return grouped
  // One comma or point: the language says which it is, unless it cannot group here.
  return only === sign || grouped === undefined ? text.replace(only, '.') : grouped
}

function join(whole: string | undefined, fraction: string): string | undefined {
  return whole === undefined ? undefined : `${whole}.${fraction}`
}

// 1.234.567 without its points; groups of two occur in India. A number that starts with zero is not grouped.
function ungroup(text: string, sign: string): string | undefined {
  const [first = '', ...groups] = text.split(sign)
  const fits =
    /^[1-9]\d{0,2}$/.test(first) &&
    groups.every((group, at) => group.length === 3 || (group.length === 2 && at < groups.length - 1))
  return fits ? first + groups.join('') : undefined
}

const decimalSign = memo(64, language => {
  try {
    return new Intl.NumberFormat(language).formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.'
  } catch {
    return '.'
  }
})
