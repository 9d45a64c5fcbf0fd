import { partsOf } from '../../../plugins/kit/rule/operand.ts'
import { visitorOperands } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { type TestType, testTypes } from './operator-shapes.ts'

/** What a subject can be compared as, the likeliest first. Of what visitors and teams write anything can be asked. */
export function typesOf(of: string, guess: TestType): readonly TestType[] {
  const fixed = typeOfSubject(of)
  return fixed === undefined ? [guess, ...testTypes.filter(type => type !== guess)] : [fixed]
}

/** The one type of what always has the same. */
function typeOfSubject(of: string): TestType | undefined {
  const visitor = Object.entries(visitorOperands).find(([name]) => name === of)?.[1]
  if (visitor) return visitor
  switch (partsOf(of)?.of) {
    case 'now':
      return 'date'
    case 'random':
    case 'available':
      return 'number'
    case 'open':
      return 'boolean'
    case 'reply.choice':
    case 'page.url':
    case 'page.title':
    case 'page.referrer':
    case 'channel':
    case 'language':
    case 'tz':
    case 'event':
      return 'text'
    default:
      return undefined
  }
}

/** Is this a name that variables, properties and parameters can have? */
export function isName(text: string): boolean {
  return partsOf(`vars.${text}`) !== undefined
}
