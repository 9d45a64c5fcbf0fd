import { escapeHtml, pickText } from '../kit/index.ts'
import { config as model } from './config.ts'
import { controlsOf, trapOf } from './controls.ts'
import { say } from './phrases.ts'

/** The form as plain HTML for pages of one's own: no script, and it looks as the page does. */
export function embed({ origin, channel, config }: About): string {
  const settings = model.parse(config)
  const language = Object.keys(settings.title)[0] ?? 'en'
  const action = escapeHtml(`${origin}/channels/form/${encodeURIComponent(channel)}/`)
  const enctype = settings.files > 0 ? ' enctype="multipart/form-data"' : ''
  return [
    `<form method="post" action="${action}"${enctype} accept-charset="utf-8">`,
    `  <h2>${escapeHtml(pickText(settings.title, [language]))}</h2>`,
    ...controlsOf({ settings, language }).map(({ html }) => `  ${html}`),
    `  ${trapOf({ settings, language }, 'style="position:absolute;left:-9999px"')}`,
    `  <button type="submit">${escapeHtml(say('send', language))}</button>`,
    '</form>',
  ].join('\n')
}

interface About {
  readonly origin: string
  readonly channel: string
  readonly config: Readonly<Record<string, unknown>>
}
