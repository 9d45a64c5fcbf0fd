import type { AnyAction, AnyLabels, Partially } from '../action.ts'
import { schemaOf } from '../descriptor.ts'
import type { AnyTrigger } from '../trigger.ts'
import { pathsOf } from './paths-of.ts'

/** What a declaration leaves unlabelled in one of these languages, and labels of what it does not have. */
export function labelProblems(declared: AnyAction | AnyTrigger, languages: readonly string[]): readonly string[] {
  const fields = pathsOf(schemaOf(declared.config))
  const ports = declared.type === 'action' ? declared.ports.filter(port => typeof port === 'string') : ['next']
  return [
    ...languages.flatMap(language => missing(declared.texts.en, language, declared.texts[language], fields, ports)),
    ...Object.entries(declared.texts).flatMap(([language, labels]) => [
      ...strangers(labels.fields, fields).map(
        key => `texts.${language} labels a field "${key}" that the config does not have: remove it`,
      ),
      ...strangers(labels.ports, ports).map(key => `texts.${language} labels a port "${key}" that is not declared: remove it`),
    ]),
  ]
}

/** The phrases a declaration leaves untranslated in one of these languages. */
export function phraseProblems(action: AnyAction, languages: readonly string[]): readonly string[] {
  return Object.entries(action.phrases ?? {}).flatMap(([key, phrase]) =>
    languages
      .filter(language => !phrase[language])
      .map(language => `phrase "${key}" has no "${language}": add phrases.${key}.${language}`),
  )
}

type Given = Partially<AnyLabels> | undefined

function missing(
  en: AnyLabels,
  language: string,
  labels: Given,
  fields: readonly string[],
  ports: readonly string[],
): readonly string[] {
  const add = (what: string, path: string): string => `${what} in "${language}": add texts.${language}.${path}`
  return [
    ...(labels?.name ? [] : [add('has no name', 'name')]),
    ...(en.about && !labels?.about ? [add('has no "about"', 'about')] : []),
    ...fields.filter(key => !labelOf(labels, key)).map(key => add(`field "${key}" has no label`, `fields['${key}']`)),
    ...fields
      .filter(key => hintOf(en, key) !== undefined && !hintOf(labels, key))
      .map(key => add(`field "${key}" has no hint`, `fields['${key}']`)),
    ...ports.filter(port => !labels?.ports?.[port]).map(port => add(`port "${port}" has no label`, `ports['${port}']`)),
  ]
}

function labelOf(labels: Given, key: string): string | undefined {
  const label = labels?.fields?.[key]
  return typeof label === 'string' ? label : label?.label
}

function hintOf(labels: Given, key: string): string | undefined {
  const label = labels?.fields?.[key]
  return typeof label === 'string' ? undefined : label?.hint
}

function strangers(labels: Readonly<Record<string, unknown>> = {}, known: readonly string[]): readonly string[] {
  return Object.keys(labels).filter(key => !known.includes(key))
}
