import { z } from 'zod'
import type { AnyAction, AnyLabels, Does, Partially } from './action.ts'
import type { categories } from './categories.ts'
import type { PortSpec } from './ports.ts'
import { heardEvents } from './step.ts'
import type { Localised } from './text.ts'
import type { AnyTrigger, Listens } from './trigger.ts'

/** A declaration as plain JSON: all that a builder knows of a plugin. */
export function descriptorOf(declared: AnyAction | AnyTrigger): Descriptor {
  const { id, icon, version = 1, texts, summary } = declared
  const common = { id, icon, version, config: schemaOf(declared.config), texts, ...(summary === undefined ? {} : { summary }) }
  if (declared.type === 'trigger') {
    const { listens, interrupts } = declared
    return { type: 'trigger', ...common, category: 'triggers', ports: ['next'], hears: [], listens, interrupts }
  }
  const { category = 'integrations', ports, exceptions, phrases, does, permissions, on } = declared
  return {
    type: 'action',
    ...common,
    category,
    ports,
    ...(exceptions ? { exceptions } : {}),
    ...(phrases ? { phrases } : {}),
    ...(does ? { does } : {}),
    ...(permissions ? { permissions } : {}),
    hears: heardEvents.filter(event => on?.[event]),
  }
}

/** What a builder gets of an action or trigger. */
export interface Descriptor {
  readonly type: 'action' | 'trigger'
  readonly id: string
  readonly icon: string
  readonly category: (typeof categories)[number]
  readonly version: number
  /** JSON Schema of what an author fills in; `field` names the kind of a field. */
  readonly config: JsonSchema
  readonly ports: readonly PortSpec[]
  /** Those of its ports that are drawn as ways out of trouble. */
  readonly exceptions?: readonly string[]
  readonly texts: { readonly en: AnyLabels } & { readonly [language: string]: Partially<AnyLabels> }
  readonly phrases?: Readonly<Record<string, Localised>>
  readonly summary?: string
  readonly does?: Does<string, string>
  readonly permissions?: NonNullable<AnyAction['permissions']>
  /** The events it has a handler for: none means that it never waits. */
  readonly hears: readonly string[]
  readonly listens?: Listens
  readonly interrupts?: boolean
}

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schema of a config as authors write it: defaults need not be given, `field` is kept. */
export function schemaOf(config: z.ZodObject): JsonSchema {
  return z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' })
}
