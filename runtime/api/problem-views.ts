import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import type { Problem } from '../flow/check/problem.ts'
import type { Flow } from '../flow/model.ts'
import { issueWords } from '../locale/issue-words.ts'
import { translate } from '../locale/translate.ts'
import type { ProblemView } from './contract.ts'

/** Problems of a flow in words, as its author knows things: ways out, fields and languages by their names in the reader's language. */
export type ProblemViews = (flow: Flow, problems: readonly Problem[], languages: readonly string[]) => readonly ProblemView[]

export function createProblemViews(descriptors: () => readonly (Descriptor | ChannelDescriptor)[]): ProblemViews {
  return (flow, problems, languages) => {
    const known = new Map(descriptors().flatMap(each => (each.type === 'channel' ? [] : [[each.id, each] as const])))
    const actions = new Map(flow.nodes.map(({ id, action }) => [id, action]))
    const namesOf = createLanguageNames(languages)
    const listed = createListing(languages)
    const sentences = new Map<string, string>()
    return problems.map(({ params, issue, ...problem }) => {
      const texts = known.get(actions.get(problem.node ?? '') ?? '')?.texts
      const label = (kind: 'ports' | 'fields', id: string): string => {
        const named = languages.map(language => texts?.[language]?.[kind]?.[id]).find(Boolean) ?? texts?.en[kind]?.[id]
        return (typeof named === 'string' ? named : named?.label) ?? id
      }
      const wordOf = (name: string, value: Problem['params'][string]): string | number => {
        if (typeof value === 'object') return listed(value.map(id => label('ports', id)))
        if (name === 'message' && issue) return issueWords(issue, languages)
        if (name === 'port') return label('ports', String(value))
        if (name === 'field') return label('fields', String(value))
        return name === 'languages' && problem.code === 'translation_missing' ? namesOf(String(value)) : value
      }
      const spoken = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, value)]))
      return { ...problem, message: worded(problem.code, spoken) }
    })

    // Many say the same of other nodes, and filling in a sentence is what takes longest of a check.
    function worded(code: Problem['code'], spoken: Readonly<Record<string, string | number>>): string {
      const key = JSON.stringify([code, spoken])
      const message = sentences.get(key) ?? translate(`problems.${code}`, spoken, languages)
      sentences.set(key, message)
      return message
    }
  }
}

/** `Yes` and `No` as “Yes” and “No”. */
function createListing(languages: readonly string[]): (names: readonly string[]) => string {
  const list = new Intl.ListFormat([languages[0] ?? 'en', 'en'], { type: 'conjunction' })
  return names => list.format(names.map(name => translate('quoted', { name }, languages)))
}

/** `da, de` as "Danish and German". */
function createLanguageNames([language = 'en']: readonly string[]): (codes: string) => string {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'language' })
  const list = new Intl.ListFormat([language, 'en'], { type: 'conjunction' })
  const nameOf = (code: string): string => {
    try {
      return names.of(code) ?? code
    } catch {
      // Flows may speak what is no language to browsers.
      return code
    }
  }
  const known = new Map<string, string>()
  return codes => {
    const words = known.get(codes) ?? list.format(codes.split(', ').map(nameOf))
    known.set(codes, words)
    return words
  }
}
