import { dirname, join } from 'node:path'
import type { Expression, Program, Property, SpreadElement, VariableDeclaration } from 'acorn'

/** A place in one of a plugin's files. */
export interface Place {
  readonly file: string
  readonly node: Expression
}

/** What a place says, or the place within it that cannot be known without running it. */
export type Literal = { readonly value: unknown } | { readonly unknown: Place }

/** Reads what sources say literally: values, and names that stand for values at the top of a file, also of one beside it. */
export interface Literals {
  valueOf(place: Place): Literal
  /** The place of a member: of `texts`, `['en', 'name']`. Undefined when it is not there, or cannot be known. */
  at(place: Place, path: readonly string[]): Place | undefined
}

/** Names that lead to names that lead on are followed so far: a circle ends, too. */
const farthest = 20

export function createLiterals(modules: ReadonlyMap<string, Program>): Literals {
  const resolve = ({ file, node }: Place, left = farthest): Place | undefined => {
    if (node.type === 'MemberExpression') {
      const { object, property } = node
      const name = node.computed ? textOf(property) : property.type === 'Identifier' ? property.name : undefined
      if (object.type === 'Super' || name === undefined || left === 0) return undefined
      const owner = resolve({ file, node: object }, left - 1)
      const member = owner && memberOf(owner, name)
      return member && resolve(member, left - 1)
    }
    if (node.type === 'ParenthesizedExpression') return resolve({ file, node: node.expression }, left)
    if (node.type !== 'Identifier') return { file, node }
    const named = left === 0 ? undefined : namedIn(file, node.name)
    return named && resolve(named, left - 1)
  }
  const namedIn = (file: string, name: string): Place | undefined => {
    const program = modules.get(file)
    return program && (constantOf(program, file, name) ?? importedOf(program, file, name))
  }
  const importedOf = (program: Program, file: string, name: string): Place | undefined => {
    for (const node of program.body) {
      if (node.type !== 'ImportDeclaration' || typeof node.source.value !== 'string') continue
      for (const specifier of node.specifiers) {
        if (specifier.local.name !== name || specifier.type === 'ImportNamespaceSpecifier') continue
        const target = join(dirname(file), node.source.value)
        const imported = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported)
        const from = modules.get(target)
        return from && constantOf(from, target, imported)
      }
    }
    return undefined
  }
  const read = (place: Place, left = farthest): Literal => {
    const found = left === 0 ? undefined : resolve(place)
    if (!found) return { unknown: place }
    const { file, node } = found
    const within = (inner: Expression): Literal => read({ file, node: inner }, left - 1)
    if (node.type === 'Literal') return { value: node.value }
    const text = textOf(node)
    if (text !== undefined) return { value: text }
    if (node.type === 'ArrayExpression') {
      const items: unknown[] = []
      for (const element of node.elements) {
        if (!element || element.type === 'SpreadElement') return { unknown: found }
        const item = within(element)
        if ('unknown' in item) return item
        items.push(item.value)
      }
      return { value: items }
    }
    if (node.type !== 'ObjectExpression') return { unknown: found }
    const members: [string, unknown][] = []
    for (const property of node.properties) {
      const key = keyOf(property)
      if (key === undefined || property.type === 'SpreadElement') return { unknown: found }
      const member = within(property.value)
      if ('unknown' in member) return member
      members.push([key, member.value])
    }
    return { value: Object.fromEntries(members) }
  }
  return {
    valueOf: place => read(place),
    at(place, path) {
      let found = resolve(place)
      for (const name of path) {
        const member = found && memberOf(found, name)
        found = member && resolve(member)
      }
      return found
    },
  }
}

/** The last of that name: what JavaScript takes, too. */
function memberOf({ file, node }: Place, name: string): Place | undefined {
  if (node.type !== 'ObjectExpression') return undefined
  const found = node.properties.findLast(property => keyOf(property) === name)
  return found?.type === 'Property' ? { file, node: found.value } : undefined
}

/** The name of a member; undefined for one that is computed, and for what is spread in. */
export function keyOf(property: Property | SpreadElement): string | undefined {
  if (property.type === 'SpreadElement' || property.kind !== 'init') return undefined
  const { key } = property
  if (key.type === 'Literal') return String(key.value)
  if (property.computed) return undefined
  return key.type === 'Identifier' ? key.name : undefined
}

function constantOf(program: Program, file: string, name: string): Place | undefined {
  for (const node of program.body) {
    if (node.type === 'ExportDefaultDeclaration') {
      if (name === 'default' && isExpression(node.declaration)) return { file, node: node.declaration }
      continue
    }
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node
    if (declared?.type !== 'VariableDeclaration') continue
    const init = initOf(declared, name)
    if (init) return { file, node: init }
  }
  return undefined
}

function initOf({ kind, declarations }: VariableDeclaration, name: string): Expression | undefined {
  if (kind !== 'const') return undefined
  return declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init ?? undefined
}

function isExpression(node: { readonly type: string }): node is Expression {
  return !node.type.endsWith('Declaration')
}

function textOf(node: { readonly type: string }): string | undefined {
  if (isLiteral(node) && typeof node.value === 'string') return node.value
  return isTemplate(node) && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined
}

function isLiteral(node: { readonly type: string }): node is Extract<Expression, { type: 'Literal' }> {
  return node.type === 'Literal'
}

function isTemplate(node: { readonly type: string }): node is Extract<Expression, { type: 'TemplateLiteral' }> {
  return node.type === 'TemplateLiteral'
}

function nameOf(
  node: { readonly type: 'Identifier'; readonly name: string } | { readonly type: 'Literal'; readonly value?: unknown },
): string {
  return node.type === 'Identifier' ? node.name : String(node.value)
}
