import { type NamedOperand, namedOperands, type PlainOperand, plainOperands } from '../../../plugins/kit/rule/operand.ts'
import { operators } from '../../../plugins/kit/rule/operators.ts'
import type { Rule } from '../../../plugins/kit/rule/rule.ts'

/** Conditions, as rules of an author hold them: groups, operands, tests with their operators. */
export function conditionSection(): string {
  return [
    '## Conditions',
    'A rule is `{ "id": "...", "when": <condition> }`. A condition is one test, or a group: `{ "all": [...] }` holds when every condition in it does, `{ "any": [...] }` when at least one does. Groups may hold groups, five deep. An empty `all` always holds, an empty `any` never.',
    'A test is `{ "type", "of", "is", "value" }`: `of` names what is looked at, `type` how it is read, `is` compares it with `value`.',
    ...examples.map(({ says, rule }) => `${says}\n\n\`\`\`json\n${printed(rule)}\n\`\`\``),
    `What a test can look at (\`of\`):\n\n${operandLines().join('\n')}`,
    'What a test says (`type`, `is`), and its `value`:',
    ...Object.entries(operators).map(
      ([type, table]) => `\`${type}\`: ${notes[type as keyof typeof notes]}\n\n${testLines(type, table).join('\n')}`,
    ),
    'What is not known equals and contains nothing, so the negations (`not-...`, `none-of`, `excludes`, `unknown`, `empty`) hold of it.',
  ].join('\n\n')
}

/** Examples in the section; a test reads them as conditions. */
export const examples: readonly { readonly says: string; readonly rule: Rule }[] = [
  {
    says: 'Whoever writes about prices on a page that names the plan, while the office is open:',
    rule: {
      id: 'sales',
      when: {
        all: [
          { type: 'text', of: 'reply', is: 'has-words', value: ['price', 'how much'] },
          { type: 'text', of: 'page.query.plan', is: 'known' },
          { type: 'boolean', of: 'open.office', is: 'true' },
        ],
      },
    },
  },
  {
    says: 'Big teams, and those that renew within a month:',
    rule: {
      id: 'big',
      when: {
        any: [
          { type: 'number', of: 'vars.seats', is: 'at-least', value: 50 },
          { type: 'date', of: 'contact.renewal', is: 'within-next', value: { days: 30 } },
        ],
      },
    },
  },
]

/** A test a line. */
function printed({ id, when }: Rule): string {
  const [group = '', tests = []] = Object.entries(when)[0] ?? []
  const lines = [tests].flat().map(test => `    ${spaced(test)}`)
  return `{\n  "id": "${id}",\n  "when": { "${group}": [\n${lines.join(',\n')}\n  ] }\n}`
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([key, part]) => `"${key}": ${spaced(part)}`)
    .join(', ')} }`
}

const plain: Readonly<Record<PlainOperand, string>> = {
  reply: 'what the visitor wrote last',
  'reply.choice': 'the id of the answer picked last, or a list of them',
  'page.url': 'the address of the page the visitor writes from',
  'page.title': 'its title',
  'page.referrer': 'where the visitor came from',
  channel: 'the channel, such as `website`',
  language: 'the language of the conversation, such as `en`',
  tz: 'the visitor’s time zone, such as `Europe/Amsterdam`',
  now: 'the time',
  random: 'a number from 0 up to 1, another in every turn',
  event: 'the name of the event from outside that is tried as a trigger',
}

const named: Readonly<Record<NamedOperand, readonly [string, string]>> = {
  vars: ['name', 'a variable'],
  contact: ['name', 'a property of the contact'],
  'page.query': ['name', 'a parameter in the address of the page'],
  open: ['hours id', 'are these business hours open? (`GET /api/availability`)'],
  available: ['team id', 'how many agents of a team are free; `anyone` counts all'],
  'event.data': ['name', 'a value that this event brings'],
}

function operandLines(): readonly string[] {
  return [
    ...plainOperands.map(of => `- \`${of}\`: ${plain[of]}`),
    ...namedOperands.map(of => `- \`${of}.<${named[of][0]}>\`: ${named[of][1]}`),
  ]
}

const notes: Readonly<Record<keyof typeof operators, string>> = {
  text: 'compared without case and without spaces around; a list is joined by commas.',
  number: 'text is read as visitors of that language write numbers.',
  date: 'a day counts in the visitor’s time zone.',
  boolean: 'a yes or no in words counts too.',
  list: 'a single value is a list of one; entries are compared like text.',
}

const single: Readonly<Record<string, string>> = {
  number: 'a number',
  date: 'a day `"2026-03-12"` or an instant `"2026-03-12T09:00:00Z"`',
}

function testLines(type: string, table: Readonly<Partial<Record<string, readonly string[]>>>): readonly string[] {
  const one = single[type] ?? 'a text'
  const shapes: Readonly<Record<string, string>> = {
    one,
    many: `a list of texts \`["...", "..."]\`${type === 'list' ? '; of `includes-all` each must be there, else one is enough' : ', one of which is enough'}`,
    pattern: 'a regular expression (RE2), found anywhere in the text',
    range: `two of them, \`[from, to]\`, both included: ${one}`,
    days: '`{ "days": 7 }`, counted from now',
    none: 'no `value`',
  }
  return Object.entries(table).map(([shape, names = []]) => `- ${names.map(name => `\`${name}\``).join(', ')}: ${shapes[shape]}`)
}
