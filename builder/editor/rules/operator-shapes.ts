import type { Test } from '../../../plugins/kit/rule/condition.ts'
import { operators } from '../../../plugins/kit/rule/operators.ts'

/** What the value of an operator is: one value, many, a pattern, a range of two, a number of days, or none. */
export type Shape = 'one' | 'many' | 'pattern' | 'range' | 'days' | 'none'

export type TestType = Test['type']

export const testTypes = ['text', 'number', 'date', 'boolean', 'list'] as const satisfies readonly TestType[]

/** The operators of a type with the shape of their values, in the order they are offered. */
export function operatorsOf(type: TestType): readonly { readonly is: string; readonly shape: Shape }[] {
  return shapes.filter(entry => entry.type === type)
}

/** What value an operator takes; undefined when the type has no such operator. */
export function shapeOf(type: unknown, is: unknown): Shape | undefined {
  return shapes.find(entry => entry.type === type && entry.is === is)?.shape
}

interface Entry {
  readonly type: TestType
  readonly is: string
  readonly shape: Shape
}

const shapeNames: readonly Shape[] = ['one', 'many', 'pattern', 'range', 'days', 'none']

const shapes: readonly Entry[] = testTypes.flatMap(type => {
  const table: Partial<Readonly<Record<Shape, readonly string[]>>> = operators[type]
  return shapeNames.flatMap(shape => (table[shape] ?? []).map(is => ({ type, is, shape })))
})
