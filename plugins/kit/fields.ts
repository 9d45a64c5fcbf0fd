import { z } from 'zod'
import { languageCode } from './language-code.ts'
import { rule } from './rule/rule.ts'
import { schedule as scheduleModel } from './schedule.ts'

/** Names of variables and properties: what `{{vars.<name>}}` can hold, and never a name JavaScript itself uses. */
export const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a name starts with a letter and holds letters, digits, "-" and "_"')
  .refine(value => !['constructor', 'prototype'].includes(value), 'this name is reserved')

/** An id that edges hang on. */
export const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id holds letters, digits, "-" and "_", at most 64')

const languages = z.record(languageCode, z.string().max(8_000))

export { languageCode }

// Each field kind names, by `meta`, how the property panel draws it.
export const localised = () => languages.meta({ field: 'localised' })
export const choices = () =>
  z
    .array(z.strictObject({ id: itemId, label: languages }))
    .max(50)
    .refine(unique, 'two answers have the same id')
    .meta({ field: 'choices' })
export const rules = () => z.array(rule).max(50).refine(unique, 'two rules have the same id').meta({ field: 'rules' })
/** Milliseconds, at most a year. */
export const duration = () => z.int().min(0).max(31_622_400_000).meta({ field: 'duration' })
/**
 * Text with slots: `Hello {{contact.firstName|there}}`. With `secrets` it may hold `{{secret.name}}` too, which stays as it is until the
 * server half fills it with `fillSecrets`.
 */
export const template = ({ secrets = false }: { readonly secrets?: boolean } = {}) =>
  z
    .string()
    .max(8_000)
    .meta({ field: 'template', ...(secrets ? { secrets } : {}) })
/** JavaScript, for a server half that runs it where it can do no harm. */
export const code = () => z.string().max(20_000).meta({ field: 'code' })
/** The name of a credential an admin gave the plugin. */
export const secret = () => z.string().max(200).meta({ field: 'secret' })
export const property = () => name.meta({ field: 'property' })
export const variable = () => name.meta({ field: 'variable' })
export const team = () => z.string().max(64).meta({ field: 'team' })
export const list = () => z.string().max(64).meta({ field: 'list' })
/** The id of a flow. */
export const flow = () => itemId.meta({ field: 'flow' })
/** The id of a node of the same flow. */
export const node = () => itemId.meta({ field: 'node' })
export const article = () => z.string().max(64).meta({ field: 'article' })
export const media = () => z.string().max(64).meta({ field: 'media' })
/** `#rrggbb`, and nothing else that CSS would take. */
export const colour = () =>
  z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'write a colour like #0f5c5a')
    .toLowerCase()
    .meta({ field: 'colour' })
/** A web origin, such as `https://www.example.com`: whose pages may use something. */
export const origin = () =>
  z
    .string()
    .max(300)
    .trim()
    .toLowerCase()
    .transform(text => text.replace(/\/$/, ''))
    .refine(isOrigin, 'write an origin like https://www.example.com')
export const schedule = () => scheduleModel.meta({ field: 'schedule' })
/** The id of business hours. */
export const hours = () => z.string().max(64).meta({ field: 'hours' })

function unique(items: readonly { id: string }[]): boolean {
  return new Set(items.map(item => item.id)).size === items.length
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
