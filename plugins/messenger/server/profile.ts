import { createHash } from 'node:crypto'
import { pickText } from '../../kit/index.ts'
import type { Trouble } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { doneAnswer } from './answers.ts'
import type { Graph } from './graph.ts'
import type { Memory } from './memory.ts'
import { getStarted, payloadOfFlow } from './payload.ts'
import { remedies } from './remedies.ts'

/** What a person sees before they write: the button to begin with, a greeting, a menu. */
export function profileOf({ greeting, menu }: Pick<MessengerConfig, 'greeting' | 'menu'>): Profile {
  const greetings = localesOf(greeting ?? {}).map(([locale, language]) => ({
    locale,
    text: pickText(greeting ?? {}, [language, 'en']).slice(0, 160),
  }))
  const titles = Object.assign({}, ...menu.map(({ title }) => title))
  const menus = localesOf(titles).map(([locale, language]) => ({
    locale,
    composer_input_disabled: false,
    call_to_actions: menu.map(({ title, flow }) => ({
      type: 'postback',
      title: pickText(title, [language, 'en']).slice(0, 30),
      payload: payloadOfFlow(flow),
    })),
  }))
  return {
    get_started: { payload: getStarted },
    ...(greetings.length > 0 ? { greeting: greetings } : {}),
    ...(menus.length > 0 ? { persistent_menu: menus } : {}),
  }
}

export interface Profile {
  readonly get_started: { readonly payload: string }
  readonly greeting?: readonly { readonly locale: string; readonly text: string }[]
  readonly persistent_menu?: readonly object[]
}

/** Gives the Page the profile that is set, where it has another one; what is set no more is taken away first. */
export async function applyProfile(config: MessengerConfig, graph: Graph, memory: Memory): Promise<Trouble | undefined> {
  const profile = profileOf(config)
  const hash = createHash('sha256').update(JSON.stringify(profile)).digest('base64url')
  const { state } = memory
  if (state.profile === hash) return undefined
  const path = `${config.page}/messenger_profile`
  const gone = ['greeting', 'persistent_menu'].filter(name => !Object.hasOwn(profile, name))
  const removed = gone.length === 0 ? undefined : await graph.call({ method: 'DELETE', path, body: { fields: gone } }, doneAnswer)
  const put = removed?.ok === false ? removed : await graph.call({ method: 'POST', path, body: profile }, doneAnswer)
  if (!put.ok) return { code: 'profile-refused', why: put.fault.why, remedy: remedies['profile-refused'] }
  state.profile = hash
  await memory.save()
  return undefined
}

const regions: Readonly<Record<string, string>> = {
  en: 'en_US',
  nl: 'nl_NL',
  de: 'de_DE',
  da: 'da_DK',
  fr: 'fr_FR',
  es: 'es_ES',
  sv: 'sv_SE',
  it: 'it_IT',
}

/** Locales as Facebook names them, with our language of each; the first text is everybody else's. */
function localesOf(text: Readonly<Record<string, string>>): readonly (readonly [locale: string, language: string])[] {
  const languages = Object.keys(text).filter(language => text[language] !== '')
  const [first] = languages
  if (first === undefined) return []
  const fallback = languages.includes('en') ? 'en' : first
  const named = languages.flatMap(language => {
    const locale = regions[language]
    return locale === undefined ? [] : [[locale, language] as const]
  })
  return [['default', fallback], ...named]
}
