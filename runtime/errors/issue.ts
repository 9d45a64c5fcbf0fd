/** Everything a schema can find wrong; `own`: it has a sentence of its own for it. */
export const issueCodes = [
  'own',
  'required',
  'empty',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'too_small',
  'too_large',
  'not_more',
  'not_less',
  'not_whole',
  'not_multiple',
  'not_text',
  'not_number',
  'not_yes_no',
  'not_list',
  'not_record',
  'not_one_of',
  'no_address',
  'no_email',
  'no_format',
  'unknown_names',
  'name_refused',
  'no_fit',
] as const

export type IssueCode = (typeof issueCodes)[number]

/** Is this one of them? */
export function isIssueCode(code: unknown): code is IssueCode {
  return issueCodes.some(known => known === code)
}

/** One place of what was sent that is not as its schema wants it. */
export interface Issue {
  /** `config.origins.0`; `''` for all of it. */
  readonly path: string
  /** In English; `issueWords` says it in other languages. */
  readonly message: string
  /** What is wrong, under `issues` of `runtime/locale`; `own`: `message` is a sentence of the schema. */
  readonly code: IssueCode
  /** What the words quote. */
  readonly params?: Readonly<Record<string, string | number>>
  /** A sentence of a plugin, by language, where the plugin has it in any. */
  readonly words?: Readonly<Record<string, string>>
}

/** What a schema says is wrong: the part of zod’s issues that all of them have. */
interface Raw {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Sentences that a plugin has for what is wrong, as its `texts` hold them. */
export type ProblemTexts = Readonly<
  Record<string, { readonly problems?: Readonly<Record<string, string | undefined>> | undefined } | undefined>
>

const longest = { path: 200, message: 300 }

/** What a schema found, with a code that every language has words for. `texts`: of the plugin whose schema it is. */
export function issueOf(raw: Raw, texts: ProblemTexts = {}, prefix: readonly string[] = []): Issue {
  const path = [...prefix, ...raw.path.map(String)].join('.').slice(0, longest.path)
  const message = raw.message.slice(0, longest.message).toWellFormed()
  if (!isUsual(raw.message)) {
    const words = wordsOf(texts, raw.message)
    return { path, message, code: 'own', ...(words === undefined ? {} : { words }) }
  }
  return { path, message, ...meant(raw) }
}

/** A sentence of a plugin in the languages it has it in, by itself in English. */
function wordsOf(texts: ProblemTexts, sentence: string): Readonly<Record<string, string>> | undefined {
  const [key] = Object.entries(texts['en']?.problems ?? {}).find(([, said]) => said === sentence) ?? []
  if (key === undefined) return undefined
  const words = Object.entries(texts).flatMap(([language, { problems } = {}]) => {
    const said = problems?.[key]
    return said === undefined ? [] : [[language, said] as const]
  })
  return Object.fromEntries(words)
}

// The schema library says in these words what nobody gave a sentence for.
function isUsual(message: string): boolean {
  return /^(Invalid |Too small|Too big|Unrecognized key)/.test(message)
}

function meant(raw: Raw): Pick<Issue, 'code' | 'params'> {
  switch (raw.code) {
    case 'invalid_type':
      return { code: raw.message.endsWith('received undefined') ? 'required' : (types[textIn(raw, 'expected')] ?? 'no_fit') }
    case 'too_small':
      return bounded(raw, 'minimum')
    case 'too_big':
      return bounded(raw, 'maximum')
    case 'not_multiple_of':
      return { code: 'not_multiple', params: { step: Number(partOf(raw, 'divisor')) } }
    case 'invalid_format':
      return { code: formats[textIn(raw, 'format')] ?? 'no_format' }
    case 'invalid_value':
      return { code: 'not_one_of', params: { values: listIn(raw, 'values') } }
    case 'unrecognized_keys':
      return { code: 'unknown_names', params: { names: listIn(raw, 'keys') } }
    case 'invalid_key':
      return { code: 'name_refused' }
    default:
      return { code: 'no_fit' }
  }
}

const types: Readonly<Record<string, IssueCode>> = {
  string: 'not_text',
  number: 'not_number',
  int: 'not_whole',
  boolean: 'not_yes_no',
  array: 'not_list',
  object: 'not_record',
  record: 'not_record',
}
const formats: Readonly<Record<string, IssueCode>> = { url: 'no_address', email: 'no_email' }

function bounded(raw: Raw, side: 'minimum' | 'maximum'): Pick<Issue, 'code' | 'params'> {
  const count = Number(partOf(raw, side))
  const isLeast = side === 'minimum'
  const origin = textIn(raw, 'origin')
  if (origin === 'string')
    return isLeast && count === 1 ? { code: 'empty' } : { code: isLeast ? 'too_short' : 'too_long', params: { count } }
  if (origin === 'array' || origin === 'set') return { code: isLeast ? 'too_few' : 'too_many', params: { count } }
  if (partOf(raw, 'inclusive') === false) return { code: isLeast ? 'not_more' : 'not_less', params: { bound: count } }
  return { code: isLeast ? 'too_small' : 'too_large', params: { bound: count } }
}

function partOf(raw: Raw, name: string): unknown {
  return Object.getOwnPropertyDescriptor(raw, name)?.value
}

function textIn(raw: Raw, name: string): string {
  const part = partOf(raw, name)
  return typeof part === 'string' ? part : ''
}

function listIn(raw: Raw, name: string): string {
  const part = partOf(raw, name)
  return Array.isArray(part) ? part.map(String).join(', ').slice(0, longest.path).toWellFormed() : ''
}
