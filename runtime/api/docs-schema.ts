import { escapeHtml } from '../../plugins/kit/escape-html.ts'

/** A JSON Schema to read: shapes it names are links, and what only machines need is left out. */
export function schemaHtml(schema: unknown): string {
  const json = JSON.stringify(schema, readable, 1) ?? ''
  const linked = escapeHtml(json).replaceAll(/&quot;#\/components\/schemas\/(\w+)&quot;/g, '<a href="#schema-$1">$1</a>')
  return `<pre tabindex="0">${linked}</pre>`
}

// Descriptions and refusals say in words what a pattern says; and everything in an answer is read only.
function readable(name: string, value: unknown): unknown {
  const isNoise = (name === 'pattern' && typeof value === 'string') || (name === 'readOnly' && value === true)
  return isNoise ? undefined : value
}
