import { consentNodes, ownConsentOf } from '../with-consent.ts'
import { optionNodes, ownEndOf } from '../with-survey.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** A survey at the end that is never put, because the flow has an end of its own. */
export function* surveyOption({ flow, declarations }: Subject): Iterable<Finding> {
  if (!flow.options.survey) return
  const own = ownEndOf(flow, declarations)
  if (own && own.id !== optionNodes.trigger) yield { code: 'survey_ignored', node: own.id, params: {} }
}

/** Texts of options that nobody reads, because the flow asks itself, and texts that are empty or lack a language. */
export function* consentOption({ flow, declarations }: Subject): Iterable<Finding> {
  const { consent = 'off', consentText, errorText } = flow.options
  const own = consent !== 'off' && consentText ? ownConsentOf(flow, declarations) : undefined
  if (own) yield { code: 'consent_ignored', node: own.id, params: {} }
  if (!errorText) return
  const has = (code: string): boolean => errorText[code] !== undefined && errorText[code].trim() !== ''
  if (!Object.keys(errorText).some(has)) return yield { code: 'option_empty', field: 'options.errorText', params: {} }
  const missing = flow.languages.filter(code => !has(code) && !has(code.split('-')[0] ?? code))
  if (missing.length > 0)
    yield { code: 'translation_missing', field: 'options.errorText', params: { languages: missing.join(', ') } }
}

/** Where its author finds what is wrong with the option: in the flow's options. How its nodes are connected is not theirs to see to. */
export function atOption(finding: Finding): readonly Finding[] {
  const { node = '', witness: _witness, field, ...found } = finding
  if (node === optionNodes.trigger) return []
  const fieldOf = places[node]
  if (!fieldOf) return [finding]
  if (notTheirs.has(finding.code)) return []
  return [{ ...found, field: fieldOf(field) }]
}

const notTheirs: ReadonlySet<string> = new Set([
  'unconnected_ends',
  'unconnected_to_people',
  'no_reply_way',
  'unreachable',
  'stored_before_consent',
])

const places: Readonly<Record<string, (field: string | undefined) => string>> = {
  [optionNodes.survey]: field => {
    const inNode = field?.startsWith('phrases.') || field === undefined || field === 'config' ? field : `config.${field}`
    return ['options.survey', inNode ?? []].flat().join('.')
  },
  [consentNodes.process]: (field = '') => within('options.consentText', field),
  [consentNodes.communicate]: (field = '') => {
    if (field.startsWith('phrases.yes')) return `options.communicate.label${field.slice('phrases.yes'.length)}`
    return field.startsWith('text') ? `options.communicate.${field}` : 'options.communicate'
  },
}

function within(option: string, field: string): string {
  return field.startsWith('text') ? option + field.slice('text'.length) : option
}
