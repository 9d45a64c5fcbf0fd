import { type Argument, type Expression, type Span, Visitor, type VisitorObject } from 'oxc-parser'
import { literalText, type SourceModule } from './source-module.ts'
import type { Violation } from './violation.ts'

/** Collects what one ban finds in one module. */
type Report = (node: Span, what: string) => void

interface Ban {
  readonly rule: string
  /** Paths where it may stand. */
  readonly allowed: RegExp
  watch(report: Report): VisitorObject
}

const timers = new Set(['setTimeout', 'setInterval'])
const ambient = new Set(['Date.now', 'Math.random'])
const raw = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML'])
const network = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|child_process)$|^undici(\/|$)/
const sqlVerb = /^\s*(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)/i

// Processes of snippets run away in real time, whatever time it is for conversations.
const timePlaces =
  /^(runtime\/(clock[./]|chat\/|start\.mjs$)|plugins\/code\/server\/timer\.ts$|plugins\/[^/]+\/widget\/clock\.ts$|builder\/clock\.ts$|test\/)/
const browser = /^(builder\/|stories\/|plugins\/[^/]+\/widget\/)/
const nowhere = /$^/

const bans: readonly Ban[] = [
  {
    rule: 'time and chance come from the injected clock',
    allowed: timePlaces,
    watch: report => ({
      MemberExpression: node => {
        const name = memberName(node)
        if (name !== undefined && ambient.has(name)) report(node, `uses ${name}`)
      },
      VariableDeclarator: node => {
        if (node.init?.type !== 'Identifier' || node.id.type !== 'ObjectPattern') return
        for (const property of node.id.properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
          const name = `${node.init.name}.${property.key.name}`
          if (ambient.has(name)) report(node, `uses ${name}`)
        }
      },
      NewExpression: node => {
        if (globalName(node.callee) === 'Date' && node.arguments.length === 0) report(node, 'makes a new Date() of now')
      },
      CallExpression: node => {
        if (globalName(node.callee) === 'Date') report(node, 'calls Date() for now')
      },
    }),
  },
  {
    rule: 'timers come from the injected clock',
    allowed: new RegExp(`${timePlaces.source}|${browser.source}`),
    watch: report => ({
      CallExpression: node => {
        const name = globalName(node.callee)
        if (name !== undefined && timers.has(name)) report(node, `calls ${name}`)
      },
    }),
  },
  {
    rule: 'text reaches a page as text',
    allowed: nowhere,
    watch: report => ({
      MemberExpression: node => {
        const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : literalText(asExpression(node))
        if (name !== undefined && raw.has(name)) report(node, `touches ${name}`)
      },
      JSXAttribute: node => {
        if (node.name.type === 'JSXIdentifier' && raw.has(node.name.name)) report(node, `sets ${node.name.name}`)
      },
      Property: node => {
        const name = node.key.type === 'Identifier' && !node.computed ? node.key.name : undefined
        if (name !== undefined && raw.has(name)) report(node, `sets ${name}`)
      },
    }),
  },
  {
    rule: 'patterns from outside run in linear time, through the kit',
    allowed: /^test\//,
    watch: report => {
      const check = (node: Parameters<NonNullable<VisitorObject['CallExpression' | 'NewExpression']>>[0]): void => {
        if (globalName(node.callee) === 'RegExp' && !isConstant(node.arguments[0]))
          report(node, 'builds a RegExp of computed text')
      }
      return { NewExpression: check, CallExpression: check }
    },
  },
  {
    rule: 'values reach SQL as parameters',
    allowed: /^test\//,
    watch: report => {
      const tagged = new Set<Span>()
      return {
        TaggedTemplateExpression: node => {
          tagged.add(node.quasi)
        },
        TemplateLiteral: node => {
          const text = node.quasis.map(part => part.value.raw).join('?')
          if (!tagged.has(node) && node.expressions.length > 0 && sqlVerb.test(text)) report(node, 'builds SQL by hand')
        },
        BinaryExpression: node => {
          const text = literalText(node.left)
          if (node.operator === '+' && text !== undefined && sqlVerb.test(`${text} ? `)) report(node, 'builds SQL by hand')
        },
      }
    },
  },
]

// Snippets that authors write run in processes of their own.
const networkPlaces =
  /^(runtime\/(deliver\/guarded-fetch|bundles\/build-apart\.ts$|chat\/|start\.mjs$)|plugins\/code\/server\/spawn-sandbox\.ts$|test\/)/

/** What no code may do, or only in the places meant for it. */
export function checkBans(module: SourceModule): Violation[] {
  const found: Violation[] = []
  for (const { rule, allowed, watch } of bans) {
    if (allowed.test(module.path)) continue
    const report: Report = (node, what) => found.push({ path: module.path, line: module.lineOf(node), what, rule })
    new Visitor(watch(report)).visit(module.program)
  }
  if (!networkPlaces.test(module.path)) found.push(...networkImports(module))
  return found
}

// A type opens no connection, so types may be named anywhere.
function networkImports(module: SourceModule): Violation[] {
  return module.imports
    .filter(({ specifier, typeOnly }) => network.test(specifier) && !typeOnly)
    .map(({ specifier, line }) => ({
      path: module.path,
      line,
      what: `imports "${specifier}"`,
      rule: 'the guarded fetch is the only way out',
    }))
}

function isConstant(pattern: Argument | undefined): boolean {
  return literalText(pattern) !== undefined || (pattern?.type === 'Literal' && 'regex' in pattern)
}

type Member = Parameters<NonNullable<VisitorObject['MemberExpression']>>[0]

function asExpression(node: Member): Expression | undefined {
  return node.computed ? node.property : undefined
}

// `Date.now`, also as `globalThis.Date.now` and `Date['now']`.
function memberName(node: Member): string | undefined {
  const object = globalName(node.object)
  const property = node.property.type === 'Identifier' && !node.computed ? node.property.name : literalText(asExpression(node))
  return object !== undefined && property !== undefined ? `${object}.${property}` : undefined
}

// A global by its own name or through `globalThis`. A local of the same name is taken for it too: choose another name.
function globalName(node: Expression): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier' || node.computed) return undefined
  const isGlobal = node.object.type === 'Identifier' && (node.object.name === 'globalThis' || node.object.name === 'window')
  return isGlobal ? node.property.name : undefined
}
