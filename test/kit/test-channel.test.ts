import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyChannel, defineChannel, field, testChannel } from '../../plugins/kit/index.ts'

const right = {
  id: 'kiosk',
  icon: 'device-tablet',
  config: z.object({ name: z.string().default('Kiosk') }),
  display: z.object({ heading: field.localised().optional() }),
  delivery: 'stream',
  limits: { textLength: 500, choices: 5, choiceLength: 20, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: true, typing: false, markdown: false },
  texts: { en: { name: 'Kiosk', fields: { name: 'Name' }, display: { heading: 'Heading' } } },
  phrases: { start: { en: 'Touch to begin', nl: 'Raak aan om te beginnen' } },
} as const
const kiosk = defineChannel({
  ...right,
  shows: ({ config, display, phrases }) => ({ ...phrases.start, heading: display.heading?.en ?? config.name }),
})
/** A declaration as code without types would write it. */
const unchecked = (parts: object): AnyChannel => ({ ...kiosk, ...parts })

describe('the contract of a channel', () => {
  it('has nothing to say of one that is right', () => {
    expect(testChannel(kiosk, [{ config: { name: 'Hall' }, display: { heading: { en: 'Hello' } } }])).toEqual([])
  })

  it('wants labels and phrases in the languages it is asked for', () => {
    expect(testChannel(kiosk, [], { languages: ['en', 'nl', 'da'] }).sort()).toEqual([
      'channel "kiosk": field "heading" has no label in "da": add texts.da.display[\'heading\']',
      'channel "kiosk": field "heading" has no label in "nl": add texts.nl.display[\'heading\']',
      'channel "kiosk": field "name" has no label in "da": add texts.da.fields[\'name\']',
      'channel "kiosk": field "name" has no label in "nl": add texts.nl.fields[\'name\']',
      'channel "kiosk": has no name in "da": add texts.da.name',
      'channel "kiosk": has no name in "nl": add texts.nl.name',
      'channel "kiosk": phrase "start" has no "da": add phrases.start.da',
    ])
  })

  it.each<[string, object, string]>([
    ['an id that is no name of a folder', { id: 'The Kiosk' }, 'not in kebab-case'],
    ['settings without a default', { config: z.object({ name: z.string() }) }, 'sample 1 is no valid config'],
    ['a display without a default', { display: z.object({ heading: z.string() }) }, 'display: sample 1 is no valid config'],
    ['labels of what is not there', { display: z.object({}) }, 'labels a field "heading" that the display does not have'],
    ['limits that limit nothing', { limits: { ...right.limits, cards: -1 } }, 'limits.cards is -1'],
    ['limits too small for any text', { limits: { ...right.limits, textLength: 10 } }, 'limits.textLength is 10: at least 20'],
    [
      'choices without room for one',
      { limits: { ...right.limits, choices: 0 } },
      'capabilities.choices is true and limits.choices 0',
    ],
    ['no way to write', { capabilities: { ...right.capabilities, inputs: ['email'] } }, 'capabilities.inputs lacks "text"'],
    ['cards that nobody shows', { limits: { ...right.limits, cards: 3 } }, 'limits.cards is 3'],
    ['files of no size', { capabilities: { ...right.capabilities, parts: ['file'] } }, 'limits.fileBytes is 0'],
    ['a line for sites that fails', { embed: () => assertNever() }, '`embed` throws for sample 0'],
    ['something to share that fails', { shares: () => assertNever() }, '`shares` throws for sample 0'],
    ['something to share that nobody has named', { shares: () => ({ address: 'x' }) }, 'add texts.en.shares'],
    ['words that are no data', { shows: () => ({ at: new Date(0) }) }, 'what JSON loses (at: a Date)'],
    ['another look every time', { shows: alternating() }, 'something else for sample 0 the second time'],
    ['a look that fails', { shows: ({ hours }: { hours: object }) => ({ ...hours, at: hours.valueOf() }) }, '`shows` throws'],
    ['a hand in what it is given', { shows: ({ config }: { config: object }) => Object.assign(config, { name: '' }) }, 'throws'],
  ])('refuses %s', (_, parts, problem) => {
    expect(testChannel(unchecked(parts)).join('\n')).toContain(problem)
  })
})

function assertNever(): never {
  throw new Error('no line')
}

function alternating(): () => object {
  let times = 0
  return () => {
    times += 1
    return { times }
  }
}
