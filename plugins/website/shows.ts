import { z } from 'zod'
import { type Localised, pickText, type Shows } from '../kit/index.ts'
import { config as settings, type WebsiteConfig, type WebsiteDisplay } from './config.ts'
import { launcherIcons } from './launcher-icons.ts'
import { promptOf } from './prompt-of.ts'
import type { LoaderText, Shown } from './shown.ts'
import { textOn } from './text-on.ts'
import { widgetLanguage } from './widget-language.ts'

type About = Shows<WebsiteConfig, WebsiteDisplay, LoaderText | 'cookies'>

/** What the widget is told before anything is said. */
export function shows(about: About): Shown {
  const { config, display, hours, people = [] } = about
  const { offset } = config
  const { look, complaints } = lookOf(about)
  const heading = people.length > 0 ? namesOf(about) : headingOf(about)
  const avatar = display.avatar ?? config.avatar
  const prompt = promptIn(about)
  const opens = opensIn(display)
  const cookies = cookiesIn(about)
  return {
    heading,
    ...(avatar === undefined ? {} : { avatar }),
    ...look,
    offset,
    style: styleOf({ ...look, offset }),
    icon: launcherIcons[config.icon],
    ...(prompt ? { prompt } : {}),
    ...(people.length > 0 ? { people } : {}),
    ...(opens ? { opens } : {}),
    ...(cookies ? { cookies } : {}),
    ...(complaints.length > 0 ? { complaints } : {}),
    newConversations: config.newConversations,
    ...(hours ? { hours } : {}),
    texts: textsIn(about, heading),
  }
}

/** The brand as the flow says it, in its language; else as the channel does. */
export function headingOf({ config, display, language }: Pick<About, 'config' | 'display' | 'language'>): string {
  return pickText(display.heading ?? {}, [language]) || config.name
}

// A heading that is written for them stands; else they are named.
function namesOf(about: About): string {
  const { display, language, people = [] } = about
  const written = display.who === 'people' ? pickText(display.heading ?? {}, [language]) : ''
  return written || new Intl.ListFormat(widgetLanguage([language])).format(people.map(({ name }) => name))
}

type Look = Pick<WebsiteConfig, 'colour' | 'theme' | 'position'>

// A page may ask for another look than the channel's; what makes no sense is named to whoever builds the page, and counts as unsaid.
function lookOf({ config, wishes = {} }: About): { readonly look: Look; readonly complaints: readonly string[] } {
  const { shape } = settings
  const names = ['colour', 'theme', 'position'] as const
  const wished = names.filter(name => wishes[name] !== undefined)
  const granted = wished.filter(name => shape[name].safeParse(wishes[name]).success)
  const look = z
    .object(shape)
    .pick({ colour: true, theme: true, position: true })
    .parse({
      ...config,
      ...Object.fromEntries(granted.map(name => [name, wishes[name]])),
    })
  const refused = wished.filter(name => !granted.includes(name))
  return { look, complaints: refused.map(name => `${name} cannot be ${wishes[name]}`) }
}

// The page's own word goes before the flow's, unless it says no: then the flow decides.
function cookiesIn({ cookies, wishes = {}, phrases, isKnown, ...about }: About): Shown['cookies'] {
  const { enableWidgetCookieBanner: wish = 'false' } = wishes
  const ask = ['false', 'null', 'undefined'].includes(wish) ? cookies : wish === 'ON_EXIT_INTENT' ? 'exit' : 'start'
  return ask && !isKnown ? { ask, text: pickText(phrases.cookies, [languageOf(about), 'en']) } : undefined
}

function styleOf({ colour, theme, offset }: Pick<WebsiteConfig, 'colour' | 'theme' | 'offset'>): string {
  const scheme = theme === 'auto' ? 'light dark' : theme
  return `color-scheme:${scheme};--brand:${colour};--on:${textOn(colour)};--side:${offset.side}px;--bottom:${offset.bottom}px`
}

function opensIn({ desktop, openOnExit, openAfterMs, openScrolled }: WebsiteDisplay): Shown['opens'] {
  if (desktop !== 'open') return undefined
  return {
    ...(openOnExit ? { exit: true } : {}),
    ...(openAfterMs === undefined ? {} : { afterMs: openAfterMs }),
    ...(openScrolled === undefined ? {} : { scrolled: openScrolled }),
  }
}

function promptIn({ display, language, greeting }: About): Shown['prompt'] {
  const text = pickText(display.prompt ?? {}, [language]) || promptOf(greeting.find(line => line.trim() !== '') ?? '')
  const [desktop, phone] = [display.desktop !== 'launcher', display.phone === 'prompt']
  return text !== '' && (desktop || phone) ? { text, afterMs: display.promptAfterMs, desktop, phone } : undefined
}

const languageOf = ({ languages, language }: Pick<About, 'languages' | 'language'>) => widgetLanguage([...languages, language])

function textsIn(about: About, heading: string): Shown['texts'] {
  const language = languageOf(about)
  const say = (phrase: Localised): string => pickText(phrase, [language, 'en'])
  const { open, close, unread, prompt, dismiss, failed, retry } = about.phrases
  return {
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    open: say(open),
    close: say(close),
    unread: say(unread),
    prompt: say(prompt).replace('{heading}', () => heading),
    dismiss: say(dismiss),
    failed: say(failed),
    retry: say(retry),
  }
}
