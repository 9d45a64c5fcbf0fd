import type { CallExpression, ObjectExpression, Program } from 'acorn'
import type { Declared } from './declared.ts'
import { createLiterals, keyOf, type Literals, type Place } from './literal.ts'
import type { PluginProblem } from './problem.ts'
import { permissionsModel, type Wants, wantsOf } from './wants.ts'

/** What a plugin's sources say of it, as far as that stands there literally. Nothing of them is run. */
export interface Reading {
  readonly declared?: Declared
  readonly problems: readonly PluginProblem[]
  /** The line of a field of the declaration, where it stands in the same file. */
  lineOf(field: readonly string[]): number | undefined
}

/** Reads the one declaration of the file `index`. */
export function readDeclared(modules: ReadonlyMap<string, Program>, index: string): Reading {
  const program = modules.get(index)
  const calls = program ? definesOf(program) : []
  const [define] = calls
  const none = (problem: PluginProblem): Reading => ({ problems: [problem], lineOf: () => undefined })
  if (!define) return none({ code: 'declaration_missing', file: index })
  if (calls[1]) return none({ code: 'declaration_twice', file: index, ...lineAt(calls[1].call) })
  const literals = createLiterals(modules)
  const [first] = define.call.arguments
  const about = first && first.type !== 'SpreadElement' ? literals.at({ file: index, node: first }, []) : undefined
  if (!about || !isObject(about)) return none({ code: 'permissions_hidden', file: index, ...lineAt(define.call) })
  const textAt = (...path: string[]): string | undefined => {
    const place = literals.at(about, path)
    const read = place && literals.valueOf(place)
    return read && 'value' in read && typeof read.value === 'string' ? read.value : undefined
  }
  const { wants, problems } = readWants(literals, about)
  const [id, name, description, icon] = [
    textAt('id'),
    textAt('texts', 'en', 'name'),
    textAt('texts', 'en', 'about'),
    textAt('icon'),
  ]
  return {
    declared: {
      type: define.type,
      version: versionIn(literals, about),
      wants,
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { about: description }),
      ...(icon === undefined ? {} : { icon }),
    },
    problems,
    lineOf(field) {
      for (let length = field.length; length > 0; length--) {
        const place = literals.at(about, field.slice(0, length))
        if (place?.file === about.file) return place.node.loc?.start.line
      }
      return about.node.loc?.start.line
    },
  }
}

/** A call of the kit that declares something. */
interface Define {
  readonly type: Declared['type']
  readonly call: CallExpression
}

const types: ReadonlyMap<string, Declared['type']> = new Map([
  ['defineAction', 'action'],
  ['defineTrigger', 'trigger'],
  ['defineChannel', 'channel'],
])

/** Anything that stands at the top of the file, under whatever name it imports the kit's functions by. */
function definesOf(program: Program): readonly Define[] {
  const known = new Map<string, Declared['type']>()
  const spaces = new Set<string>()
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue
    for (const specifier of node.specifiers) {
      if (specifier.type === 'ImportNamespaceSpecifier') spaces.add(specifier.local.name)
      if (specifier.type !== 'ImportSpecifier') continue
      const type = specifier.imported.type === 'Identifier' ? types.get(specifier.imported.name) : undefined
      if (type !== undefined) known.set(specifier.local.name, type)
    }
  }
  const typeOf = ({ callee }: CallExpression): Declared['type'] | undefined => {
    if (callee.type === 'Identifier') return known.get(callee.name)
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || !spaces.has(callee.object.name))
      return undefined
    return callee.property.type === 'Identifier' ? types.get(callee.property.name) : undefined
  }
  return topCalls(program).flatMap(call => {
    const type = typeOf(call)
    return type === undefined ? [] : [{ type, call }]
  })
}

function topCalls({ body }: Program): readonly CallExpression[] {
  return body.flatMap(node => {
    if (node.type === 'ExportDefaultDeclaration') return node.declaration.type === 'CallExpression' ? [node.declaration] : []
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node
    if (declared?.type !== 'VariableDeclaration') return []
    return declared.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []))
  })
}

function readWants(
  literals: Literals,
  about: Place & { node: ObjectExpression },
): { wants: Wants; problems: readonly PluginProblem[] } {
  const none = wantsOf()
  const hidden = ({ file, node }: Place): { wants: Wants; problems: readonly PluginProblem[] } => ({
    wants: none,
    problems: [{ code: 'permissions_hidden', file, ...lineAt(node), field: 'permissions' }],
  })
  const { properties } = about.node
  const at = properties.findLastIndex(property => keyOf(property) === 'permissions')
  // What is spread in, or named by what has to be computed, may be anything.
  const unclear = properties.find((property, index) => index > at && keyOf(property) === undefined)
  if (unclear)
    return { wants: none, problems: [{ code: 'permissions_hidden', file: about.file, ...lineAt(unclear), field: 'permissions' }] }
  const written = properties[at]
  if (written?.type !== 'Property') return { wants: none, problems: [] }
  const place = { file: about.file, node: written.value }
  const read = literals.valueOf(place)
  if ('unknown' in read) return hidden(read.unknown)
  const model = permissionsModel.safeParse(read.value)
  if (model.success) return { wants: wantsOf(model.data), problems: [] }
  const why = model.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ')
  return {
    wants: none,
    problems: [{ code: 'permissions_wrong', params: { why }, file: place.file, ...lineAt(place.node), field: 'permissions' }],
  }
}

function versionIn(literals: Literals, about: Place): number {
  const place = literals.at(about, ['version'])
  const read = place && literals.valueOf(place)
  return read && 'value' in read && Number.isSafeInteger(read.value) ? Number(read.value) : 1
}

function isObject(place: Place): place is Place & { node: ObjectExpression } {
  return place.node.type === 'ObjectExpression'
}

function lineAt({ loc }: { readonly loc?: { readonly start: { readonly line: number } } | null }): { line?: number } {
  return loc ? { line: loc.start.line } : {}
}
