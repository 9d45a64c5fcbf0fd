import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

const how = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('value'), value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]) }),
  z.strictObject({ how: z.literal('template'), text: field.template() }),
  z.strictObject({ how: z.literal('append'), text: field.template() }),
  z.strictObject({ how: z.literal('increment'), by: z.number().default(1) }),
  z.strictObject({ how: z.literal('clear') }),
])

/** Writes a variable of the conversation or a property of the contact. */
export const set = defineAction({
  id: 'set',
  icon: 'pencil',
  category: 'data',
  config: z
    .object({ variable: field.variable().optional(), property: field.property().optional(), to: how })
    .refine(({ variable, property }) => (variable === undefined) !== (property === undefined), {
      message: 'name a variable or a contact property, and not both',
      path: ['variable'],
    }),
  ports: ['next'],
  does: { sets: 'variable', stores: ['property'] },
  summary: '{{variable}}{{property}}',
  texts,
  start({ config: { variable, property, to }, vars, contact, set, render, language }) {
    const text = 'text' in to ? render({ [language]: to.text }) : ''
    if (variable !== undefined) set({ vars: { [variable]: written(to, vars[variable], text) } })
    if (property !== undefined) set({ contact: { [property]: written(to, contact[property], text) } })
    return 'next'
  },
})

function written(to: z.output<typeof how>, before: unknown, text: string): unknown {
  if (to.how === 'value') return to.value
  if (to.how === 'template') return text
  if (to.how === 'append') return appended(before, text)
  if (to.how === 'increment') return numberOf(before) + to.by
  return null
}

// What is not known yet becomes a list: text is only appended to text.
function appended(before: unknown, text: string): unknown {
  if (typeof before === 'string' && before !== '') return before + text
  return Array.isArray(before) ? [...before, text] : [text]
}

function numberOf(before: unknown): number {
  const number = typeof before === 'string' ? Number(before) : before
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}
