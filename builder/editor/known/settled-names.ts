import type { RuleNames } from '../picture/rule-words.ts'

/** Names that remember what they were asked for. */
export interface SettledNames extends RuleNames {
  operand(operand: string): string | undefined
  value(operand: string, value: string | number): string | undefined
  /** Goes by others from now on. False when those answer otherwise than was answered: what was made by these is not right any more. */
  follow(names: RuleNames): boolean
}

/** Whoever writes in any text of a flow changes what is known of it, and next to none of that stands on a card. */
export function settledNames(first: RuleNames): SettledNames {
  let names = first
  const operands = new Map<string, string | undefined>()
  const values = new Map<string, { readonly of: string; readonly value: string | number; readonly name: string | undefined }>()
  return {
    operand(of) {
      const name = names.operand?.(of)
      operands.set(of, name)
      return name
    },
    value(of, value) {
      const name = names.value?.(of, value)
      values.set(JSON.stringify([of, value]), { of, value, name })
      return name
    },
    follow(others) {
      const agree =
        [...operands].every(([of, name]) => others.operand?.(of) === name) &&
        [...values.values()].every(({ of, value, name }) => others.value?.(of, value) === name)
      if (agree) names = others
      return agree
    },
  }
}
