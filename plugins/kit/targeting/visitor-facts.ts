import { partsOf } from '../rule/operand.ts'

export const devices = ['desktop', 'phone', 'tablet'] as const

export type Device = (typeof devices)[number]

/** What is known of a visitor on this page. What is absent is unknown, and no rule about it is true. */
export interface VisitorFacts {
  /** Properties of the contact they are known to be; absent = nobody knows who they are. */
  readonly contact?: Readonly<Record<string, unknown>> | undefined
  /** Ids of the lists that this contact is on. */
  readonly lists?: readonly string[] | undefined
  /** Does the site vouch for them? Absent = no. */
  readonly isIdentified?: boolean | undefined
  readonly device?: Device | undefined
  /** The language they read best, such as `pt-br`. */
  readonly language?: string | undefined
  /** Two letters, as ISO 3166 has them. */
  readonly country?: string | undefined
  /** The address they came from; `''` when they came by themselves. */
  readonly referrer?: string | undefined
  /** On the site, this visit. */
  readonly seconds?: number | undefined
  /** Pages seen, this visit. */
  readonly views?: number | undefined
  readonly isReturning?: boolean | undefined
  /** IANA zone, for dates of contacts. Absent = UTC. */
  readonly tz?: string | undefined
  /** ms since 1970. */
  readonly now: number
}

/** What can be asked of a visitor besides properties of their contact, each with the one type it is compared as. */
export const visitorOperands = {
  'visitor.known': 'boolean',
  'visitor.identified': 'boolean',
  'visitor.returning': 'boolean',
  'visitor.list': 'text',
  'visitor.device': 'text',
  'visitor.language': 'text',
  'visitor.country': 'text',
  'visitor.referrer': 'text',
  'visitor.seconds': 'number',
  'visitor.views': 'number',
} as const

type VisitorOperand = keyof typeof visitorOperands

/** Takes an operand of a visitor rule apart: a property of their contact, or one of the table. Undefined for what is none. */
export function visitorOperandOf(of: string): VisitorOperand | { readonly property: string } | undefined {
  if (isVisitorOperand(of)) return of
  const parts = partsOf(of)
  return parts?.of === 'contact' && 'name' in parts ? { property: parts.name } : undefined
}

/** Is what this operand says one of a few things, which are only ever chosen? */
export const isChosen = (of: string): boolean => /^visitor\.(list|device|language|country)$/.test(of)

/**
 * All that an operand is of this visitor: of a language also the one it is a variety of, of lists every one. Undefined =
 * unknown; an empty list = known to be none.
 */
export function valuesOf(of: string, visitor: VisitorFacts): readonly unknown[] | undefined {
  const operand = visitorOperandOf(of)
  if (operand === undefined) return undefined
  if (typeof operand === 'object') {
    const { contact } = visitor
    const value = contact && Object.hasOwn(contact, operand.property) ? contact[operand.property] : undefined
    return value === undefined ? undefined : [value]
  }
  if (operand === 'visitor.known') return [visitor.contact !== undefined]
  if (operand === 'visitor.identified') return [visitor.isIdentified === true]
  if (operand === 'visitor.list') return visitor.contact && visitor.lists
  const { language } = visitor
  if (operand === 'visitor.language') return language === undefined ? undefined : [language, language.split('-')[0] ?? '']
  const value = plainOf(operand, visitor)
  return value === undefined ? undefined : [value]
}

type Plain = Exclude<VisitorOperand, 'visitor.known' | 'visitor.identified' | 'visitor.list' | 'visitor.language'>

function plainOf(operand: Plain, visitor: VisitorFacts): string | number | boolean | undefined {
  switch (operand) {
    case 'visitor.returning':
      return visitor.isReturning
    case 'visitor.device':
      return visitor.device
    case 'visitor.country':
      return visitor.country
    case 'visitor.referrer':
      return visitor.referrer
    case 'visitor.seconds':
      return visitor.seconds
    case 'visitor.views':
      return visitor.views
  }
}

const isVisitorOperand = (of: string): of is VisitorOperand => Object.hasOwn(visitorOperands, of)
