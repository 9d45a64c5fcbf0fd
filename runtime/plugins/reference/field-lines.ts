import type { Descriptor, JsonSchema } from '../../../plugins/kit/descriptor.ts'
import { code, fieldsOf, itemsOf, optionsOf, wordsOf } from './words-of.ts'

type Labels = Descriptor['texts']['en']['fields']

/** One line per field of a config, those within a field after it: name, type, default, label, hint. */
export function fieldLines(config: JsonSchema, labels: Labels): readonly string[] {
  return linesWithin(config, '', labels)
}

function linesWithin(object: JsonSchema, path: string, labels: Labels): readonly string[] {
  return fieldsOf(object).flatMap(([name, schema]) => {
    const needed = object.required?.includes(name) && schema.const === undefined ? ['**required**'] : []
    const usual = schema.default === undefined ? [] : [`default ${code(schema.default)}`]
    const facts = [wordsOf(schema), ...usual, ...needed].join('; ')
    return [`- \`${path}${name}\`${labelled(labels[key(path, name)])} (${facts})`, ...within(schema, path + name, labels)]
  })
}

/** The fields of what stands in a field: an object, one of several, or a list of them. A kind of field is told by its name alone. */
function within(schema: JsonSchema, path: string, labels: Labels): readonly string[] {
  if (schema.field !== undefined) return []
  const items = itemsOf(schema)
  if (items) return within(items, `${path}[]`, labels)
  const options = optionsOf(schema).filter(option => fieldsOf(option).length > 0)
  if (options.length === 0) return linesWithin(schema, `${path}.`, labels).map(indented)
  const lines = options.flatMap(option => {
    const [tag, marks] = tagOf(option)
    const rest = { ...option, properties: Object.fromEntries(fieldsOf(option).filter(([name]) => name !== tag)) }
    const fields = fieldsOf(rest).length > 0 ? linesWithin(rest, `${path}.`, labels).map(indented) : []
    return [`- with \`${path}.${tag}\` ${marks}${labelsOf(option, tag, path, labels)}`, ...fields]
  })
  return lines.map(indented)
}

/** The field that says which of several shapes this is, and what it says. */
function tagOf(option: JsonSchema): readonly [string, string] {
  const found = fieldsOf(option).find(([, schema]) => schema.const !== undefined) ?? fieldsOf(option)[0]
  return found ? [found[0], wordsOf(found[1])] : ['', '']
}

function labelsOf(option: JsonSchema, tag: string, path: string, labels: Labels): string {
  const values = fieldsOf(option).flatMap(([name, schema]) => (name === tag ? (schema.enum ?? [schema.const]) : []))
  const found = values.map(value => labels[`${key(`${path}.`, tag)}.${String(value)}`]).filter(label => typeof label === 'string')
  return found.length > 0 ? `: ${found.join(', ')}` : ''
}

function key(path: string, name: string): string {
  return `${path}${name}`.replaceAll('[]', '')
}

function labelled(label: Labels[string] | undefined): string {
  if (label === undefined) return ''
  const { label: name, hint } = typeof label === 'string' ? { label } : label
  return `: ${name}${hint === undefined ? '' : `. ${hint}`}`
}

function indented(line: string): string {
  return `  ${line}`
}
