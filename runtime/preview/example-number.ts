import type { Choosing } from './choosing.ts'
import type { ExampleSchema } from './example-schema.ts'

/** A number that fits a schema: a plain one where it may be, else one at its bounds. */
export function exampleNumber(schema: ExampleSchema, name: string, choose: Choosing): number {
  const { multipleOf, type } = schema
  const step = multipleOf ?? (type === 'integer' ? 1 : undefined)
  const least = Math.max(schema.minimum ?? -most, above(schema.exclusiveMinimum, step))
  const highest = Math.min(schema.maximum ?? most, -above(negated(schema.exclusiveMaximum), step))
  // What answers over the web says by a number how it went.
  const plain = [name === 'status' ? 200 : 1, step ?? 1, 0, least, highest, (least + highest) / 2]
  const fitting = plain.map(value => onStep(value, step)).filter(value => value >= least && value <= highest)
  return fitting[choose.of(fitting.length)] ?? least
}

const most = Number.MAX_SAFE_INTEGER

function above(bound: number | undefined, step: number | undefined): number {
  if (bound === undefined) return -most
  return bound + (step ?? Math.max(Math.abs(bound) * 1e-9, 1e-9))
}

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value
}

function onStep(value: number, step: number | undefined): number {
  return step === undefined ? value : Math.ceil(value / step) * step
}
