import { z } from 'zod'
import type { AnyAction } from '../../../plugins/kit/action.ts'
import type { AnyChannel } from '../../../plugins/kit/channel.ts'
import { declarationProblems } from '../../../plugins/kit/contract/declaration-problems.ts'
import type { AnyTrigger } from '../../../plugins/kit/trigger.ts'
import type { PluginProblem } from './problem.ts'

type Any = AnyAction | AnyTrigger | AnyChannel

/** The declaration among what a file exports, held to what types hold in TypeScript and to the contract of the kit. */
export function declarationIn(
  exported: readonly unknown[],
  file: string,
): { readonly declared: Any } | { readonly problems: readonly PluginProblem[] } {
  const [found, ...others] = new Set(exported.filter(looksDeclared))
  if (found === undefined) return { problems: [{ code: 'export_missing', file }] }
  if (others.length > 0) return { problems: [{ code: 'declaration_twice', file }] }
  const shape = shapeProblems(found, file)
  if (shape.length > 0 || !isWhole(found)) return { problems: shape }
  const problems = declarationProblems(found, ['en']).map(text => contractProblem(text, file))
  return problems.length > 0 ? { problems } : { declared: found }
}

interface Looks {
  readonly type: 'action' | 'trigger' | 'channel'
}

function looksDeclared(value: unknown): value is Looks {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'texts' in value &&
    (value.type === 'action' || value.type === 'trigger' || value.type === 'channel')
  )
}

// The boundary: what fits these models is what the types of the kit say.
function isWhole(value: Looks): value is Looks & Any {
  return models[value.type].safeParse(value).success
}

function shapeProblems(found: Looks, file: string): readonly PluginProblem[] {
  const issues = models[found.type].safeParse(found).error?.issues ?? []
  return issues.slice(0, 20).map(({ path, message }) => {
    const field = path.map(String).join('.')
    return { code: 'shape', params: { field, why: message }, file, field }
  })
}

/** `field "x" has no label in "en": add texts.en.fields['x']` is what is wrong, and after the last colon what to do. */
function contractProblem(text: string, file: string): PluginProblem {
  const cut = text.lastIndexOf(': ')
  const [what, remedy] = cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 2)]
  const field = fieldName.exec(remedy)?.[0] ?? fieldName.exec(what)?.[0]
  const path = field?.replace(/\[['"]?([^\]'"]*)['"]?\]/g, '.$1')
  return { code: 'contract', params: { what, remedy }, file, ...(path === undefined ? {} : { field: path }) }
}

const fieldName =
  /\b(texts|phrases|config|display|ports|summary|icon|id|category|does|exceptions|on|matches|limits)\b(\.[\w-]+|\['[^']*'\])*/

const text = z.string().min(1)
const handler = z.custom(value => typeof value === 'function', 'is no function')
const schema = z.custom(value => value instanceof z.ZodObject, 'is not made with z.object({ ... }) of "zod"')
const label = z.union([z.string(), z.looseObject({ label: z.string() })], 'is no label: write a text, or { label, hint }')
const labels = z.looseObject({
  name: text,
  about: text.optional(),
  fields: z.record(z.string(), label),
  ports: z.record(z.string(), z.string()).optional(),
  shares: z.record(z.string(), z.string()).optional(),
  steps: z.string().optional(),
})
const wording = z.looseObject({ en: text }).catchall(z.string())
const common = {
  id: text,
  icon: text,
  version: z.int().min(1).optional(),
  config: schema,
  texts: z.looseObject({ en: labels }).catchall(labels.partial()),
  summary: z.string().optional(),
}
const limit = z.int().min(0)
const models = {
  action: z.looseObject({
    ...common,
    category: z.string().optional(),
    migrate: handler.optional(),
    memory: schema.optional(),
    result: z.custom(value => value instanceof z.ZodType, 'is not made with "zod"').optional(),
    ports: z.array(z.union([text, z.looseObject({ per: text, as: text })], 'is no port: write a name, or portPer(...)')),
    exceptions: z.array(z.string()).optional(),
    phrases: z.record(z.string(), wording).optional(),
    does: z.looseObject({}).optional(),
    start: handler,
    on: z.record(z.string(), handler).optional(),
  }),
  trigger: z.looseObject({
    ...common,
    listens: z.enum(['start', 'message', 'closed', 'event']),
    interrupts: z.boolean(),
    matches: handler.optional(),
  }),
  channel: z.looseObject({
    ...common,
    texts: z.looseObject({ en: labels.extend({ display: z.record(z.string(), label) }) }).catchall(labels.partial()),
    display: schema,
    delivery: z.enum(['stream', 'push']),
    limits: z.looseObject({ textLength: limit, choices: limit, choiceLength: limit, cards: limit, fileBytes: limit }),
    capabilities: z.looseObject({
      inputs: z.array(z.string()),
      parts: z.array(z.string()),
      choices: z.boolean(),
      typing: z.boolean(),
      markdown: z.boolean(),
    }),
    phrases: z.record(z.string(), wording).optional(),
    shows: handler.optional(),
    embed: handler.optional(),
    shares: handler.optional(),
  }),
}
