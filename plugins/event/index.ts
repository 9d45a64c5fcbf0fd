import { z } from 'zod'
import { type Condition, defineTrigger, field, fitted, pick } from '../kit/index.ts'
import { texts } from './locale.ts'

const fieldName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a value is named by a letter, then letters, digits, "-" and "_"')
  .refine(name => name !== 'constructor' && name !== 'prototype', 'this name is reserved')

const path = z
  .string()
  .max(200)
  .regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'a path looks like "items.0.name"')

/** Interrupts when a program tells the conversation of something that happened elsewhere: an order was shipped, a payment failed. */
export const event = defineTrigger({
  id: 'event',
  icon: 'bolt',
  config: z.object({
    name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/, 'an event is named like order.shipped: letters, digits, ".", "-" and "_"'),
    where: z
      .array(z.strictObject({ field: fieldName, is: z.string().min(1).max(200) }))
      .max(20)
      .default([]),
    map: z
      .array(z.strictObject({ path, variable: field.variable() }))
      .max(50)
      .default([]),
    saveAs: field.variable().optional(),
  }),
  listens: 'event',
  interrupts: true,
  summary: '{{name}}',
  texts,
  matches({ name, where }) {
    const all: Condition[] = [{ type: 'text', of: 'event', is: 'equals', value: name }]
    for (const { field, is } of where) all.push({ type: 'text', of: `event.data.${field}`, is: 'equals', value: is })
    return { all }
  },
  keeps({ map, saveAs }, data) {
    const mapped = map.map(({ path, variable }) => [variable, fitted(pick(data, path), mostMapped)])
    return Object.fromEntries(saveAs === undefined ? mapped : [[saveAs, data], ...mapped])
  },
})

// Characters of JSON: variables are loaded and stored with every turn.
const mostMapped = 8_000
