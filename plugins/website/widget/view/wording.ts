import type { Texts } from '../contract.ts'
import { isRtl } from './direction.ts'

/** The widget's own words in one language. */
export interface Wording {
  /** A text with its `{slots}` filled. */
  readonly t: (key: keyof Texts, values?: Values) => string
  /** A text that depends on a number, which fills `{count}`: picked by the plural rules of the language. */
  readonly count: (key: Counted, count: number) => string
}

type Values = Readonly<Record<string, string>>
/** Keys that have a form for each plural. */
type Counted = keyof Texts extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never

/** Puts words to what the panel shows. */
export function wordingOf(texts: Texts, language: string): Wording {
  const plural = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  const isInRtl = isRtl(language)
  const fill = (text: string, values: Values = {}): string =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name]
      return value === undefined ? slot : isolated(value, isInRtl)
    })
  const forms = new Map<string, string>(Object.entries(texts))
  return {
    t: (key, values) => fill(texts[key], values),
    count(key, count) {
      const form = forms.get(`${key}.${plural.select(count)}`) ?? texts[`${key}.other`]
      return fill(form, { count: number.format(count) })
    },
  }
}

/** What is written the other way round stands isolated: the sentence around it keeps its own direction. */
function isolated(value: string, isInRtl: boolean): string {
  return rtlLetter.test(value) === isInRtl ? value : `\u2068${value}\u2069`
}

const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
