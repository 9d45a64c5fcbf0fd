import { readOperand } from './rule/against.ts'
import type { Step } from './step.ts'
import { slotsOf } from './template.ts'

/** What slots are filled from. */
export type Values = Pick<Step<unknown, unknown, string>, 'vars' | 'contact' | 'reply' | 'facts' | 'language' | 'now' | 'render'>

/** Fills the slots of a text for a program to read: numbers as digits, lists with commas. */
export function fill(template: string, values: Values, encode: (text: string) => string = text => text): string {
  return template.replace(slots, slot => encode(written(slot, values)))
}

/** Fills the strings of a JSON value. A string that is one slot and nothing else becomes the value itself: a number stays one. */
export function fillJson(template: unknown, values: Values): unknown {
  if (typeof template === 'string') return filledLeaf(template, values)
  if (Array.isArray(template)) return template.map(item => fillJson(item, values))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillJson(value, values)]))
}

/** A slot as the kit reads it: from the last `{{` before a `}}`. */
export const slots = /\{\{(?:(?!\{\{).)*?\}\}/gs

function filledLeaf(template: string, values: Values): unknown {
  const [slot, ...others] = slotsOf(template)
  const alone = slot !== undefined && others.length === 0 && /^\{\{(?:(?!\}\}).)*\}\}$/s.test(template.trim())
  if (!alone || slot.path === 'now') return fill(template, values)
  const value = readOperand(slot.path, values)
  return value === undefined || value === null || value === '' ? (slot.fallback ?? null) : value
}

function written(slot: string, values: Values): string {
  const path = slotsOf(slot)[0]?.path
  const value = path === undefined || path === 'now' ? undefined : readOperand(path, values)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.length > 0)
    return value.map(item => (typeof item === 'string' ? item : JSON.stringify(item))).join(',')
  return values.render({ [values.language]: slot })
}
