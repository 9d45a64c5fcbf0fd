import type { z } from 'zod'
import { schemaOf } from '../descriptor.ts'
import * as fields from '../fields.ts'
import { jsonProblem } from './json-problem.ts'
import { fieldKindsOf, pathsOf } from './paths-of.ts'
import { whenProblems } from './when-problems.ts'

/** What is wrong with a declaration's schema, and with the configs that are given as samples of it. */
export function configProblems(declared: Declared, samples: readonly unknown[]): readonly string[] {
  const configs = samples.length ? samples : [{}]
  return [
    ...schemaProblems(declared),
    ...configs.flatMap((config, index) =>
      sampleProblems(declared, config, samples.length ? `sample ${index + 1}` : 'the empty config'),
    ),
  ]
}

/** What is wrong with a declaration's schema, and with what names its fields. */
export function schemaProblems(declared: Declared): readonly string[] {
  const schema = schemaOf(declared.config)
  return [
    ...(/^[a-z][a-z0-9-]*$/.test(declared.id) ? [] : ['its id is not in kebab-case: rename it']),
    ...(/^[a-z0-9-]+$/.test(declared.icon)
      ? []
      : [`icon "${declared.icon}" is not the name of an icon: use one like "message-circle"`]),
    ...fieldKindsOf(schema)
      .filter(({ kind }) => !kinds.has(kind))
      .map(({ path, kind }) => `config.${path} is of an unknown kind "${String(kind)}": use one of ${[...kinds].join(', ')}`),
    ...whenProblems(schema),
    ...[...(declared.summary ?? '').matchAll(/\{\{([^}|]*)/g)]
      .map(slot => slot[1]?.trim() ?? '')
      .filter(path => !pathsOf(schema).includes(path))
      .map(path => `summary shows "${path}", which the config does not have: name a field`),
  ]
}

/** As much of a declaration as is looked at here. */
interface Declared {
  readonly id: string
  readonly icon: string
  readonly config: z.ZodObject
  readonly summary?: string
}

function sampleProblems({ config: schema }: Declared, sample: unknown, name: string): readonly string[] {
  const parsed = schema.safeParse(sample)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(issue => `${issue.path.join('.') || 'config'}: ${issue.message}`).join('; ')
    return [`${name} is no valid config (${reasons}): give a sample that is`]
  }
  const problem = jsonProblem(parsed.data)
  if (problem) return [`the config of ${name} does not survive JSON (${problem}): use plain values`]
  const again = schema.safeParse(JSON.parse(JSON.stringify(parsed.data)))
  if (again.success && JSON.stringify(again.data) === JSON.stringify(parsed.data)) return []
  return [`the config of ${name} is another one when parsed again: let the schema accept what it gives`]
}

// A kind is what the function of that name in `fields.ts` marks its schema with.
const kinds: ReadonlySet<unknown> = new Set(
  Object.values(fields).flatMap(make => (typeof make === 'function' ? [make().meta()?.field] : [])),
)
