import { escapeHtml, pickText } from '../../kit/index.ts'
import type { FormConfig } from '../config.ts'
import { type ControlsAbout, controlsOf, trapOf } from '../controls.ts'
import { say } from '../phrases.ts'
import { styleOf } from './style.ts'

export interface PageAbout extends ControlsAbout {
  readonly nonce: string
  /** Where the form is, for whoever goes back to it. */
  readonly path: string
}

/** The form as a page of its own, with what was filled in and what is wrong with it. */
export function formPage(about: PageAbout & { readonly id: string; readonly notice?: string }): string {
  const { settings, language, id, notice, path } = about
  const controls = controlsOf(about)
  const wrong = controls.filter(({ error }) => error !== undefined)
  const listed = wrong.map(
    ({ id: at, label, error }) => `<li><a href="#${at}">${escapeHtml(label)}</a>: ${escapeHtml(error ?? '')}</li>`,
  )
  const heading = notice ?? (wrong.length > 0 ? say('problems', language) : undefined)
  const problems =
    heading === undefined
      ? ''
      : `<div class="problems" role="alert"><h2>${escapeHtml(heading)}</h2>${listed.length > 0 ? `<ul>${listed.join('')}</ul>` : ''}</div>`
  const intro = settings.intro === undefined ? '' : paragraphs(pickText(settings.intro, [language, 'en']))
  const enctype = settings.files > 0 ? ' enctype="multipart/form-data"' : ''
  const body = `<h1>${escapeHtml(titleOf(settings, language))}</h1>
${intro}
${problems}
<form method="post" action="${escapeHtml(path)}"${enctype} accept-charset="utf-8" novalidate>
${controls.map(({ html }) => html).join('\n')}
${trapOf(about, 'class="trap"')}
<input type="hidden" name="_id" value="${escapeHtml(id)}">
<input type="hidden" name="_language" value="${escapeHtml(language)}">
<p><button type="submit">${escapeHtml(say('send', language))}</button></p>
</form>`
  return page(about, titleOf(settings, language), body)
}

/** What stands there once it is sent. */
export function thanksPage(about: PageAbout): string {
  const { settings, language, path } = about
  const body = `<h1>${escapeHtml(say('sent', language))}</h1>
<div role="status">${paragraphs(pickText(settings.thanks, [language, 'en']))}</div>
<p><a href="${escapeHtml(path)}">${escapeHtml(say('back', language))}</a></p>`
  return page(about, say('sent', language), body)
}

/** What pages of the form may do: show themselves, and send the form. A browser looks at where an answer leads, too. */
export function policyOf({ origins, redirect }: FormConfig, nonce: string): string {
  const leads = redirect === undefined ? undefined : URL.parse(redirect)?.origin
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `form-action 'self'${[...new Set([...(leads === undefined ? [] : [leads]), ...origins])].map(origin => ` ${origin}`).join('')}`,
    `frame-ancestors ${origins.length === 0 ? '*' : ["'self'", ...origins].join(' ')}`,
    "base-uri 'none'",
  ].join('; ')
}

/** What the form is called in this language. */
export function titleOf({ title }: Pick<FormConfig, 'title'>, language: string): string {
  const words = pickText(title, [language, 'en'])
  return words === '' ? say('send', language) : words
}

function page({ settings, language, nonce }: PageAbout, title: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${styleOf(settings.colour)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

function paragraphs(text: string): string {
  const each = text.split(/\n{2,}/).filter(part => part.trim() !== '')
  return each.map(part => `<p class="words">${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`).join('\n')
}
