import { escapeHtml } from '../../plugins/kit/escape-html.ts'
import { errorsHtml } from './docs-errors.ts'
import { schemaHtml } from './docs-schema.ts'
import { proseHtml } from './prose-html.ts'

/** As much of an OpenAPI document as the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema: unknown
  }[]
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, Body & { readonly description?: string }>>
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>
}

/** The API as one page to read: no script, nothing from elsewhere. Every text in it is escaped. */
export function docsPage({ info, paths, components = {} }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))]
  const sections = tags.map(tag => {
    const ofTag = operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag)
    return `<section><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${ofTag.map(operationHtml).join('')}</section>`
  })
  const links = [...tags, 'Errors', 'Schemas']
    .map(tag => `<li><a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a></li>`)
    .join('')
  const schemas = Object.entries(components.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="schema-${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code></summary>${schemaHtml(schema)}</details>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(info.title)} API</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body>
<header><h1>${escapeHtml(info.title)} API</h1><p>${proseHtml(info.description ?? '')}</p><p>For programs: <a href="/api/openapi.json">/api/openapi.json</a></p></header>
<nav aria-label="Sections"><ul>${links}</ul></nav>
<main>${sections.join('\n')}<section><h2 id="Errors">Errors</h2>${errorsHtml()}</section><section><h2 id="Schemas">Schemas</h2>${schemas.join('')}</section></main>
</body>
</html>
`
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { operationId, summary = '', description = '', parameters = [], requestBody, responses, security = [] } = operation
  const rows = parameters.map(
    ({ name, in: place, required, description: about = '', schema }) =>
      `<li><code>${escapeHtml(name)}</code> in ${escapeHtml(place)}${required ? ', required' : ''}${about === '' ? '' : `: ${proseHtml(about)}`}${schemaHtml(schema)}</li>`,
  )
  const who = security.flatMap(entry => (Object.keys(entry).length > 0 ? Object.keys(entry) : ['none'])).join(' or ')
  const answers = Object.entries(responses).map(([status, body]) => `<h4>${escapeHtml(status)}</h4>${bodyHtml(body)}`)
  return `<details id="${escapeHtml(operationId)}"><summary><b>${escapeHtml(method.toUpperCase())}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
${description === '' ? '' : `<p>${proseHtml(description)}</p>`}<p>${who === '' ? 'Open to everybody.' : `Bearer token: ${escapeHtml(who)}.`}</p>
${rows.length === 0 ? '' : `<h3>Parameters</h3><ul>${rows.join('')}</ul>`}${requestBody ? `<h3>Body</h3>${bodyHtml(requestBody)}` : ''}<h3>Answers</h3>${answers.join('')}</details>`
}

function bodyHtml({ content = {} }: Body): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `<p><code>${escapeHtml(type)}</code></p>${schemaHtml(schema)}`)
    .join('')
}

/** How that page looks, by day and by night. */
export const docsStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; color: light-dark(#1c1e21, #e8eaed); background: light-dark(#fff, #16181b) }
a { color: light-dark(#0b57d0, #8ab4f8) }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none }
details { margin: .5rem 0; padding: .5rem .75rem; border: 1px solid light-dark(#d0d4d9, #3a3f45); border-radius: 6px }
summary { cursor: pointer; min-height: 24px }
summary b { display: inline-block; min-width: 3.5rem }
summary span { color: light-dark(#51565c, #aab0b7) }
code, td { overflow-wrap: anywhere }
table { border-collapse: collapse }
th, td { padding: .25rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid light-dark(#d0d4d9, #3a3f45) }
pre { overflow: auto; max-height: 24rem; padding: .5rem; font-size: .8125rem; background: light-dark(#f4f5f7, #202327); border-radius: 4px }
`
