import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionWords, ruleWords } from '../../../builder/editor/picture/rule-words.ts'
import da from '../../../plugins/kit/locale/da.json' with { type: 'json' }
import de from '../../../plugins/kit/locale/de.json' with { type: 'json' }
import en from '../../../plugins/kit/locale/en.json' with { type: 'json' }
import nl from '../../../plugins/kit/locale/nl.json' with { type: 'json' }
import { anyCondition } from '../../kit/any-condition.ts'

const size = { type: 'number', of: 'vars.size', is: 'at-least', value: 50 }
const country = { type: 'text', of: 'vars.country', is: 'any-of', value: ['DK', 'DE'] }
const office = { type: 'boolean', of: 'open.office', is: 'true' }

describe('a condition in words', () => {
  test('reads as one line', () => {
    expect(conditionWords({ all: [size, country] }, en)).toBe('Size is at least 50 and country is one of “DK” or “DE”')
    expect(conditionWords(office, en)).toBe('Office is open')
  })

  test('reads in four languages', () => {
    const both = { any: [size, office] }
    expect(conditionWords(both, nl)).toBe('Size is minstens 50 of office is open')
    expect(conditionWords(both, de)).toBe('Size ist mindestens 50 oder office: geöffnet')
    expect(conditionWords(both, da)).toBe('Size er mindst 50 eller office er åben')
  })

  test('brackets a group within a group, and not a group of one', () => {
    expect(conditionWords({ all: [size, { any: [country, office] }] }, en)).toBe(
      'Size is at least 50 and (country is one of “DK” or “DE” or office is open)',
    )
    expect(conditionWords({ all: [size, { any: [office] }] }, en)).toBe('Size is at least 50 and office is open')
  })

  test('says of people and of chance what they come to', () => {
    const free = { type: 'number', of: 'available.anyone', is: 'more', value: 0 }
    const none = { type: 'number', of: 'available.sales', is: 'at-most', value: 0 }
    expect(conditionWords(free, en)).toBe('Somebody in the whole team is free')
    expect(conditionWords(none, en)).toBe('Nobody in sales is free')
    expect(conditionWords({ type: 'number', of: 'available.sales', is: 'more', value: 2 }, en)).toBe(
      'Number of free agents in sales is more than 2',
    )
    expect(conditionWords({ type: 'number', of: 'random', is: 'less', value: 0.125 }, en)).toBe('By chance, 12.5% of the time')
  })

  test('calls things as it is told to', () => {
    const names = {
      operand: (of: string) => (of === 'contact.firstName' ? 'First name' : undefined),
      value: (_: string, value: string | number) => (value === 'c1' ? 'A quote' : undefined),
    }
    expect(conditionWords({ type: 'text', of: 'contact.firstName', is: 'known' }, en, names)).toBe('First name is known')
    expect(conditionWords({ type: 'text', of: 'vars.topic', is: 'equals', value: 'c1' }, en, names)).toBe('Topic is A quote')
  })

  test('shows where a value is still missing', () => {
    expect(conditionWords({ type: 'number', of: 'vars.size', is: 'between', value: [5, null] }, en)).toBe(
      'Size is between 5 and …',
    )
    expect(conditionWords({ type: 'text', of: 'reply', is: 'contains' }, en)).toBe('Reply contains …')
    expect(conditionWords({ type: 'text', of: 'reply', is: 'any-of', value: [] }, en)).toBe('Reply is one of …')
  })

  test('says that what has another form was written by hand', () => {
    expect(conditionWords({ not: size }, en)).toBe('A rule written by hand')
    expect(conditionWords(undefined, en)).toBe('A rule written by hand')
    expect(conditionWords({ all: [] }, en)).toBe('Always')
    expect(conditionWords({ any: [] }, en)).toBe('Never')
  })

  test('leaves no slot open, whatever the condition', () => {
    fc.assert(
      fc.property(anyCondition, condition => {
        for (const words of [en, nl, de, da]) expect(conditionWords(condition, words)).not.toMatch(/\{\{|undefined|NaN/)
      }),
    )
  })
})

test('a rule is called by its label, else by what it says', () => {
  expect(ruleWords({ id: 'r', label: ' Big sites ', when: size }, en)).toBe('Big sites')
  expect(ruleWords({ id: 'r', label: ' ', when: size }, en)).toBe('Size is at least 50')
  expect(ruleWords('r', en)).toBe('a rule written by hand')
})
