import { memo } from '../memo.ts'

/** Operands that are one word. */
export const plainOperands = [
  'reply',
  'reply.choice',
  'page.url',
  'page.title',
  'page.referrer',
  'channel',
  'language',
  'tz',
  'now',
  'random',
  'event',
] as const

/** Operands that a name follows: `vars.plan`, `open.<hours id>`. */
export const namedOperands = ['vars', 'contact', 'page.query', 'open', 'available', 'event.data'] as const

export type PlainOperand = (typeof plainOperands)[number]
export type NamedOperand = (typeof namedOperands)[number]

/** An operand taken apart; `undefined` for a text that is none. A flow names a handful, and asks for them in every turn. */
export const partsOf: (text: string) => OperandParts | undefined = memo(1_000, takeApart)

type OperandParts = { readonly of: PlainOperand } | { readonly of: NamedOperand; readonly name: string }

function takeApart(text: string): OperandParts | undefined {
  const plain = plainOperands.find(known => known === text)
  if (plain) return { of: plain }
  const of = namedOperands.find(known => text.startsWith(`${known}.`))
  if (!of) return undefined
  const name = text.slice(of.length + 1)
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name) && name !== 'constructor' && name !== 'prototype' ? { of, name } : undefined
}

/** Is this text an operand? */
export function isOperand(text: string): boolean {
  return partsOf(text) !== undefined
}
