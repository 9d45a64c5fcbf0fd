import type { AnyAction, AnyLabels, Partially } from '../action.ts'
import type { AnyChannel } from '../channel.ts'
import { schemaOf } from '../descriptor.ts'
import type { AnyTrigger } from '../trigger.ts'
import { pathsOf } from './paths-of.ts'

/** What a declaration leaves unlabelled in one of these languages, and labels of what it does not have. */
export function labelProblems(declared: AnyAction | AnyTrigger | AnyChannel, languages: readonly string[]): readonly string[] {
  const forms = formsOf(declared)
  const ports = portsOf(declared)
  const en: Given = declared.texts.en
  const all: readonly (readonly [string, Given | undefined])[] = Object.entries(declared.texts)
  return [
    ...languages.flatMap(language => missing(en, language, declared.texts[language], forms, ports)),
    ...all.flatMap(([language, labels]) => [
      ...forms.flatMap(({ name, paths, has }) =>
        strangers(labels?.[name], paths).map(
          key => `texts.${language}.${name} labels a field "${key}" that the ${has} does not have: remove it`,
        ),
      ),
      ...strangers(labels?.ports, ports).map(key => `texts.${language} labels a port "${key}" that is not declared: remove it`),
    ]),
  ]
}

/** The phrases a declaration leaves untranslated in one of these languages. */
export function phraseProblems({ phrases = {} }: AnyAction | AnyChannel, languages: readonly string[]): readonly string[] {
  return Object.entries(phrases).flatMap(([key, phrase]) =>
    languages
      .filter(language => !phrase[language])
      .map(language => `phrase "${key}" has no "${language}": add phrases.${key}.${language}`),
  )
}

/** Somewhere fields are filled in, and where their labels stand. */
interface Form {
  readonly name: 'fields' | 'display'
  readonly paths: readonly string[]
  readonly has: 'config' | 'display'
}

function formsOf(declared: AnyAction | AnyTrigger | AnyChannel): readonly Form[] {
  const config: Form = { name: 'fields', paths: pathsOf(schemaOf(declared.config)), has: 'config' }
  if (declared.type !== 'channel') return [config]
  return [config, { name: 'display', paths: pathsOf(schemaOf(declared.display)), has: 'display' }]
}

function portsOf(declared: AnyAction | AnyTrigger | AnyChannel): readonly string[] {
  if (declared.type === 'channel') return []
  return declared.type === 'action' ? declared.ports.filter(port => typeof port === 'string') : ['next']
}

/** Labels in one language, as far as they are there. */
type Given = Partially<Omit<AnyLabels, 'fields'>> & {
  readonly fields?: Fields
  readonly display?: Fields
  readonly shares?: Readonly<Record<string, string>>
  readonly steps?: string
  readonly problems?: Readonly<Record<string, string | undefined>>
}
type Fields = Partially<AnyLabels['fields']>

function missing(
  en: Given,
  language: string,
  labels: Given | undefined,
  forms: readonly Form[],
  ports: readonly string[],
): readonly string[] {
  const add = (what: string, path: string): string => `${what} in "${language}": add texts.${language}.${path}`
  return [
    ...(labels?.name ? [] : [add('has no name', 'name')]),
    ...(en.about && !labels?.about ? [add('has no "about"', 'about')] : []),
    ...(en.steps && !labels?.steps ? [add('has no "steps"', 'steps')] : []),
    ...Object.keys(en.shares ?? {})
      .filter(key => !labels?.shares?.[key])
      .map(key => add(`share "${key}" has no label`, `shares['${key}']`)),
    ...Object.keys(en.problems ?? {})
      .filter(key => !labels?.problems?.[key])
      .map(key => add(`problem "${key}" has no words`, `problems['${key}']`)),
    ...forms.flatMap(({ name, paths }) => [
      ...paths.filter(key => !labelOf(labels?.[name], key)).map(key => add(`field "${key}" has no label`, `${name}['${key}']`)),
      ...paths
        .filter(key => hintOf(en[name], key) !== undefined && !hintOf(labels?.[name], key))
        .map(key => add(`field "${key}" has no hint`, `${name}['${key}']`)),
    ]),
    ...ports.filter(port => !labels?.ports?.[port]).map(port => add(`port "${port}" has no label`, `ports['${port}']`)),
  ]
}

function labelOf(labels: Fields | undefined, key: string): string | undefined {
  const label = labels?.[key]
  return typeof label === 'string' ? label : label?.label
}

function hintOf(labels: Fields | undefined, key: string): string | undefined {
  const label = labels?.[key]
  return typeof label === 'string' ? undefined : label?.hint
}

function strangers(labels: Readonly<Record<string, unknown>> = {}, known: readonly string[]): readonly string[] {
  return Object.keys(labels).filter(key => !known.includes(key))
}
