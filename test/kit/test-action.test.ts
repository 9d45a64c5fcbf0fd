import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyAction, defineAction, field, testAction } from '../../plugins/kit/index.ts'

const right = {
  id: 'right',
  icon: 'check',
  config: z.object({ text: field.localised().default({}) }),
  ports: ['next'],
  texts: { en: { name: 'Right', fields: { text: 'Text' }, ports: { next: 'Next' } } },
  start: () => 'next' as const,
} as const

// As one that TypeScript did not check: out-of-tree plugins may be JavaScript.
const unchecked = (parts: object): AnyAction => ({ type: 'action', ...right, ...parts })

describe('the contract of an action', () => {
  it('has nothing to say of one that is right', () => {
    expect(testAction(defineAction(right))).toEqual([])
  })

  it('names the action, what is wrong and the remedy', () => {
    expect(testAction(unchecked({ texts: { en: { ...right.texts.en, ports: {} } } }))).toEqual([
      `action "right": port "next" has no label in "en": add texts.en.ports['next']`,
    ])
  })

  it('wants the languages it is asked for, labels and phrases alike', () => {
    const half = unchecked({
      texts: { ...right.texts, nl: { name: 'Juist', fields: { text: 'Tekst' } } },
      phrases: { thanks: { en: 'Thanks' } },
    })
    expect(testAction(half)).toEqual([])
    expect(testAction(half, [], { languages: ['en', 'nl'] })).toEqual([
      `action "right": port "next" has no label in "nl": add texts.nl.ports['next']`,
      `action "right": phrase "thanks" has no "nl": add phrases.thanks.nl`,
    ])
  })

  it('wants labels within nested fields, and for each option', () => {
    const config = z.object({
      to: z
        .discriminatedUnion('how', [
          z.object({ how: z.literal('value'), value: z.string() }),
          z.object({ how: z.literal('clear') }),
        ])
        .default({ how: 'clear' }),
    })
    const nested = unchecked({ config, texts: { en: { name: 'Right', fields: { to: 'To' }, ports: { next: 'Next' } } } })
    expect(testAction(nested).map(problem => problem.match(/field "(.*?)"/)?.[1])).toEqual([
      'to.how',
      'to.how.value',
      'to.value',
      'to.how.clear',
    ])
  })

  it('knows what the panel shows a field by: one that stands beside it, with values it can have', () => {
    const shownBy = (when: object): AnyAction =>
      unchecked({
        config: z.object({ kind: z.enum(['day', 'hour']).default('day'), at: z.string().optional().meta({ when }) }),
        texts: {
          en: {
            name: 'Right',
            fields: { kind: 'Kind', 'kind.day': 'Day', 'kind.hour': 'Hour', at: 'At' },
            ports: { next: 'Next' },
          },
        },
      })
    expect(testAction(shownBy({ kind: ['hour'] }))).toEqual([])
    expect(testAction(shownBy({ kinds: ['hour'] }))).toEqual([
      'action "right": config.at is shown by "kinds", which does not stand beside it: name one that does',
    ])
    expect(testAction(shownBy({ kind: ['hour', 'week'] }))).toEqual([
      'action "right": config.at is shown when "kind" is "week", which it cannot be: use one of its options',
    ])
  })

  it('points at labels of what is not there', () => {
    const texts = { en: { name: 'Right', fields: { text: 'Text', old: 'Old' }, ports: { next: 'Next', gone: 'Gone' } } }
    expect(testAction(unchecked({ texts }))).toHaveLength(2)
  })

  it.each<[string, object, string]>([
    ['an empty `on`', { on: {} }, '`on` is empty'],
    ['an event nobody knows', { on: { heard: () => 'next' } }, '"heard" is nothing it could hear'],
    ['an undeclared port', { start: () => 'oops' }, 'left by "oops"'],
    ['no way on', { start: () => undefined }, 'stays for ever'],
    [
      'a field kind nobody knows',
      { config: z.object({ text: z.string().default('').meta({ field: 'gradient' }) }) },
      '"gradient"',
    ],
    ['a category nobody sorts by', { category: 'talking' }, 'category "talking" is none'],
    ['an exception that is no port', { exceptions: ['gone'] }, 'exceptions names a port "gone"'],
    ['a summary of nothing', { summary: '{{question}}' }, 'summary shows "question"'],
    ['a name that is no field', { does: { sets: 'text' } }, 'does.sets names "text"'],
    ['a place that is no field', { does: { leads: ['to'] } }, 'does.leads names "to"'],
    ['a queue that is never entered', { does: { queues: true } }, 'no sample calls queue()'],
    ['an end that never comes', { does: { ends: true } }, 'no sample calls close()'],
    ['a config without a valid sample', { config: z.object({ text: z.string() }) }, 'the empty config is no valid config'],
    ['a config JSON loses', { config: z.object({ text: z.date().default(new Date(0)) }) }, 'text: a Date'],
  ])('refuses %s', (_, parts, problem) => {
    expect(testAction(unchecked(parts)).join('\n')).toContain(problem)
  })

  it('refuses handlers that do more than they declare', () => {
    const busy = unchecked({
      start(step: Parameters<typeof starts>[0]) {
        return starts(step)
      },
    })
    expect(testAction(busy).map(problem => problem.split(': ')[1])).toEqual([
      'it calls queue()',
      'it calls close()',
      'it leads elsewhere',
      'it writes to the contact',
      'it performs',
    ])
  })

  it('refuses a handler that is not pure', () => {
    let runs = 0
    const counting = unchecked({
      start(step: { set(change: object): void }) {
        step.set({ vars: { runs: ++runs } })
        return 'next'
      },
    })
    expect(testAction(counting)).toEqual([
      'action "right": sample 1 went differently the second time: read time and chance from the step alone',
    ])
  })

  it('refuses a handler that writes to its config', () => {
    const writing = unchecked({
      start({ config }: { config: { text: Record<string, string> } }) {
        config.text.en = 'mine'
        return 'next'
      },
    })
    expect(testAction(writing).join()).toContain('sample 1 throws')
  })

  it('refuses memory that JSON loses or its schema does not know', () => {
    const memory = z.object({ at: z.int().default(0) })
    const on = { message: () => 'next' }
    const keeping = (value: unknown): AnyAction =>
      unchecked({ memory, on, start: (step: object) => void Object.assign(step, { memory: value }) })
    expect(testAction(keeping({ at: new Date(0) })).join()).toContain('does not survive JSON (at: a Date)')
    expect(testAction(keeping({ at: 'two' })).join()).toContain('does not fit `memory`')
  })

  it('plays every sample it is given, and tells which one is wrong', () => {
    const strict = defineAction({ ...right, config: z.object({ text: field.localised() }) })
    const samples: { config: { text: Record<string, string> } }[] = [
      { config: { text: { en: 'Hi' } } },
      { config: { text: { English: 'Hi' } } },
    ]
    expect(testAction(strict, samples)).toHaveLength(1)
    expect(testAction(strict, samples)[0]).toContain('sample 2 is no valid config')
  })
})

function starts(step: {
  queue(route: object): void
  close(): void
  call(flow: string): void
  set(change: object): void
  perform(): void
}): string {
  step.queue({ to: 'unassigned' })
  step.close()
  step.call('other')
  step.set({ contact: { email: 'ada@corp.com' } })
  step.perform()
  return 'next'
}
