import { z } from 'zod'
import { defineAction, defineTrigger, field, portPer } from '../../plugins/kit/index.ts'

// Declarations that must not compile: a directive that finds no error is an error itself. Nothing here is ever run.

const config = z.object({ t: z.string() })
const texts = { en: { name: 'A', fields: { t: 'T' }, ports: { next: 'Next' } } }
const common = { id: 'a', icon: 'x', config, ports: ['next'], texts } as const

// @ts-expect-error it leaves by a port it does not declare
export const undeclaredPort = defineAction({ ...common, start: () => 'oops' })

// @ts-expect-error it can never leave: no handler, and `start` returns nothing
export const neverLeaves = defineAction({
  ...common,
  start({ cancel }) {
    cancel()
  },
})

export const unknownConfigKey = defineAction({
  ...common,
  start({ config }) {
    // @ts-expect-error the config has no such field
    return config.nope
  },
})

// @ts-expect-error a field without a label
export const unlabelledField = defineAction({ ...common, config: config.extend({ u: z.string() }), texts, start: () => 'next' })

// @ts-expect-error a port without a label
export const unlabelledPort = defineAction({ ...common, ports: ['next', 'more'], texts, start: () => 'next' })

// @ts-expect-error no English, which everything falls back to
export const withoutEnglish = defineAction({ ...common, texts: { nl: texts.en }, start: () => 'next' })

export const phrases = defineAction({
  ...common,
  phrases: { hi: { en: 'Hi' } },
  start({ phrase, say }) {
    // @ts-expect-error no phrase has this key
    phrase('ho')
    // @ts-expect-error plain text is neither localised nor rendered
    say({ text: 'hello' })
    say({ text: phrase('hi') })
    return 'next'
  },
})

// @ts-expect-error a phrase without English
export const phraseWithoutEnglish = defineAction({ ...common, phrases: { hi: { nl: 'Hoi' } }, start: () => 'next' })

export const memory = defineAction({
  ...common,
  memory: z.object({ at: z.int().default(0) }),
  start() {},
  on: {
    message(step) {
      // @ts-expect-error the memory keeps a number there
      step.memory.at = 'two'
      step.memory.at += 1
      return 'next'
    },
  },
})

export const result = defineAction({
  ...common,
  result: z.object({ status: z.int() }),
  start: ({ perform }) => perform(),
  on: {
    performed({ result }) {
      // @ts-expect-error the result has no such member
      const state = result.state
      // @ts-expect-error it is a number
      return result.status.trim() + state
    },
  },
})

// @ts-expect-error does.sets names no field
export const setsNoField = defineAction({ ...common, does: { sets: 'u' }, start: () => 'next' })

// @ts-expect-error does.leads names no field
export const leadsNowhere = defineAction({ ...common, does: { leads: ['t', 'u'] }, start: () => 'next' })

// @ts-expect-error exceptions names no port
export const exceptionIsNoPort = defineAction({ ...common, exceptions: ['oops'], start: () => 'next' })

// @ts-expect-error no category is called that
export const unsorted = defineAction({ ...common, category: 'triggers', start: () => 'next' })

// @ts-expect-error does.grants names no port
export const grantsNoPort = defineAction({ ...common, does: { grants: 'yes' }, start: () => 'next' })

export const silentWhenJoined = defineAction({
  ...common,
  start() {},
  on: {
    // @ts-expect-error an agent is speaking: the bot cannot
    joined({ say }) {
      say({ text: {} })
    },
    message: () => 'next',
  },
})

export const outOfItems = defineAction({
  ...common,
  config: z.object({ t: field.choices() }),
  ports: ['next', portPer('t', 'choice')],
  // @ts-expect-error ports of items are "choice:<id>"
  start: ({ config }) => `item:${config.t[0]?.id ?? ''}`,
})

// @ts-expect-error nothing is heard under this name
export const unknownEvent = defineAction({ ...common, start() {}, on: { heard: () => 'next' } })

export const wrongRecord = defineAction({
  ...common,
  start({ record }) {
    // @ts-expect-error records of a known kind have a known shape
    record('note', { body: 'Hi' })
    return 'next'
  },
})

export const unlabelledTrigger = defineTrigger({
  ...common,
  config: config.extend({ u: z.string() }),
  // @ts-expect-error a field without a label
  texts,
  listens: 'start',
  interrupts: false,
})
