import type { Test } from '../../../plugins/kit/rule/condition.ts'
import { partsOf } from '../../../plugins/kit/rule/operand.ts'
import { type Shape, shapeOf } from './operator-shapes.ts'

/** One test while it is written: the value may still be missing, or be a number that is not one yet. */
export interface DraftTest {
  readonly type: Test['type']
  readonly of: string
  readonly is: string
  readonly value?: DraftValue | undefined
}

export type DraftValue = string | number | null | readonly (string | number | null)[] | { readonly days: number | null }

/** A condition while it is written: of the kit's form, but for values that are still missing. */
export type Draft = { readonly all: readonly Draft[] } | { readonly any: readonly Draft[] } | DraftTest

/**
 * What is written as a condition, when it has the form of one; undefined for what an editor would harm by touching it. Looks no
 * deeper than the kit does.
 */
export function readCondition(value: unknown, depth = 0): Draft | undefined {
  if (!isRecord(value) || depth > mostDepth) return undefined
  if (Array.isArray(value.all)) return groupIn(value, value.all, all => ({ all }), depth)
  if (Array.isArray(value.any)) return groupIn(value, value.any, any => ({ any }), depth)
  return readTest(value)
}

/** What is written as one test of something that `isOperand` knows, when it has the form of one. */
export function readTest(value: unknown, isOperand: (of: string) => boolean = isConditionOperand): DraftTest | undefined {
  return isRecord(value) && isTest(value, isOperand) ? value : undefined
}

const isConditionOperand = (of: string): boolean => partsOf(of) !== undefined

/** As deep as the kit lets groups stand in groups. */
export const mostDepth = 5

function groupIn(
  value: Readonly<Record<string, unknown>>,
  parts: readonly unknown[],
  make: (parts: readonly Draft[]) => Draft,
  depth: number,
): Draft | undefined {
  if (Object.keys(value).length !== 1) return undefined
  const read = parts.map(part => readCondition(part, depth + 1)).filter(part => part !== undefined)
  return read.length === parts.length ? make(read) : undefined
}

function isTest(value: object, isOperand: (of: string) => boolean): value is DraftTest {
  const keys = Object.keys(value)
  if (!('type' in value && 'of' in value && 'is' in value) || keys.some(key => !known.has(key))) return false
  if (typeof value.of !== 'string' || !isOperand(value.of)) return false
  const shape = shapeOf(value.type, value.is)
  return shape !== undefined && fits(shape, value.type, 'value' in value ? value.value : undefined)
}

const known: ReadonlySet<string> = new Set(['type', 'of', 'is', 'value'])

// A value that is not there yet fits everywhere.
function fits(shape: Shape, type: unknown, value: unknown): boolean {
  if (value === undefined || value === null) return true
  const isOne = (one: unknown): boolean => one === null || typeof one === (type === 'number' ? 'number' : 'string')
  switch (shape) {
    case 'none':
      return false
    case 'one':
    case 'pattern':
      return isOne(value)
    case 'many':
      return Array.isArray(value) && value.every(one => typeof one === 'string')
    case 'range':
      return Array.isArray(value) && value.length === 2 && value.every(isOne)
    case 'days':
      return isRecord(value) && Object.keys(value).join() === 'days' && (value.days === null || typeof value.days === 'number')
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
