import { type Argument, type Expression, type Program, parseSync, Visitor } from 'oxc-parser'

/** One module that a file names, whichever way it names it. */
export interface ModuleImport {
  readonly specifier: string
  readonly line: number
  /** Gone once types are stripped. */
  readonly typeOnly: boolean
}

/** A source file, parsed. `path` is relative to the repository, with forward slashes. */
export interface SourceModule {
  readonly path: string
  readonly lineCount: number
  readonly program: Program
  readonly imports: readonly ModuleImport[]
  lineOf(node: { readonly start: number }): number
}

/** Parses one file; a syntax error throws, because a file that is not understood is not checked. */
export function parseModule(path: string, text: string): SourceModule {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`)
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineOf = (node: { readonly start: number }): number => starts.findLastIndex(start => start <= node.start) + 1
  const lineCount = text.endsWith('\n') ? starts.length - 1 : starts.length
  return { path, lineCount, program, imports: importsOf(program, lineOf), lineOf }
}

/** The text of a string literal or of a template without slots. */
export function literalText(node: Expression | Argument | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}

function importsOf(program: Program, lineOf: SourceModule['lineOf']): ModuleImport[] {
  const found: ModuleImport[] = []
  const add = (node: { readonly start: number }, specifier: string | undefined, typeOnly: boolean): void => {
    if (specifier !== undefined) found.push({ specifier, line: lineOf(node), typeOnly })
  }
  new Visitor({
    ImportDeclaration: node => {
      add(node, node.source.value, node.importKind === 'type')
    },
    ExportNamedDeclaration: node => {
      add(node, node.source?.value, node.exportKind === 'type')
    },
    ExportAllDeclaration: node => {
      add(node, node.source.value, node.exportKind === 'type')
    },
    ImportExpression: node => {
      add(node, literalText(node.source), false)
    },
    TSImportType: node => {
      add(node, node.source.value, true)
    },
    CallExpression: node => {
      if (loadsModule(node.callee)) add(node, literalText(node.arguments[0]), false)
    },
  }).visit(program)
  return found
}

// `require(...)` and `process.getBuiltinModule(...)` load what an import would.
function loadsModule(callee: Expression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require'
  return (
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'getBuiltinModule'
  )
}
