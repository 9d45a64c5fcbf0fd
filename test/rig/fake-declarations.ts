import { z } from 'zod'
import { defineAction, defineTrigger, field, portPer } from '../../plugins/kit/index.ts'
import type { Declarations } from '../../runtime/flow/declarations.ts'

/** Small declarations for tests of the flow language: what they do is as little as their declaration allows. */
export const fakes: Declarations = new Map(
  [
    trigger('start', 'start', false),
    trigger('closed', 'closed', false),
    defineTrigger({
      id: 'word',
      icon: 'x',
      listens: 'message',
      interrupts: true,
      config: z.object({ words: z.array(z.string()).default(['help']) }),
      texts: { en: { name: 'Word', fields: { words: 'Words' }, ports: { next: 'Next' } } },
      matches: ({ words }) => ({ type: 'text', of: 'reply', is: 'has-words', value: words }),
    }),
    defineTrigger({
      id: 'told',
      icon: 'x',
      listens: 'event',
      interrupts: true,
      config: z.object({ name: z.string().default('order') }),
      texts: { en: { name: 'Told', fields: { name: 'Name' }, ports: { next: 'Next' } } },
      matches: ({ name }) => ({ type: 'text', of: 'event', is: 'equals', value: name }),
      keeps: (_, data) => ({ told: data }),
    }),
    defineTrigger({
      id: 'silent',
      icon: 'x',
      listens: 'silence',
      interrupts: true,
      config: z.object({}),
      texts: { en: { name: 'Silent', fields: {}, ports: { next: 'Next' } } },
      after: () => ({ ms: 60_000 }),
    }),
    defineAction({
      id: 'say',
      icon: 'x',
      config: z.object({ text: field.localised().optional() }),
      ports: ['next'],
      phrases: { bye: { en: 'Bye' } },
      texts: { en: { name: 'Say', fields: { text: 'Text' }, ports: { next: 'Next' } } },
      start({ config, say }) {
        if (config.text) say({ text: config.text })
        return 'next'
      },
    }),
    defineAction({
      id: 'ask',
      icon: 'x',
      config: z.object({
        question: field.localised().optional(),
        choices: field.choices().default([]),
        saveAs: field.variable().optional(),
        patience: field.duration().default(60_000),
      }),
      memory: z.object({ heard: z.int().default(0) }),
      ports: ['answered', portPer('choices', 'choice')],
      does: { sets: 'saveAs' },
      texts: {
        en: {
          name: 'Ask',
          fields: { question: 'Question', choices: 'Answers', saveAs: 'Save as', patience: 'Patience' },
          ports: { answered: 'Answered' },
        },
      },
      start({ config, say }) {
        if (config.question) say({ text: config.question, input: 'text' })
      },
      on: {
        message({ config, memory, message, set }) {
          memory.heard += 1
          if (config.saveAs !== undefined) set({ vars: { [config.saveAs]: message.text } })
          const picked = config.choices.find(choice => choice.id === message.choice)
          return picked ? `choice:${picked.id}` : 'answered'
        },
      },
    }),
    defineAction({
      id: 'patient-ask',
      icon: 'x',
      config: z.object({ patience: field.duration().optional() }),
      ports: ['answered', 'no-reply'],
      texts: { en: { name: 'Ask', fields: { patience: 'Patience' }, ports: { answered: 'Answered', 'no-reply': 'No reply' } } },
      start() {},
      on: { message: () => 'answered', wake: () => 'no-reply' },
    }),
    defineAction({
      id: 'handoff',
      icon: 'x',
      config: z.object({}),
      ports: ['resolved', 'no-agent', 'no-reply'],
      does: { queues: true },
      texts: {
        en: { name: 'Hand over', fields: {}, ports: { resolved: 'Resolved', 'no-agent': 'Nobody', 'no-reply': 'No reply' } },
      },
      start({ queue }) {
        queue({ to: 'unassigned' })
      },
      on: { message() {}, resolved: () => 'resolved' },
    }),
    defineAction({
      id: 'branch',
      icon: 'x',
      config: z.object({ rules: field.rules().default([]) }),
      ports: [portPer('rules', 'rule'), 'otherwise'],
      texts: { en: { name: 'Branch', fields: { rules: 'Rules' }, ports: { otherwise: 'Otherwise' } } },
      start: () => 'otherwise',
    }),
    defineAction({
      id: 'set',
      icon: 'x',
      version: 2,
      migrate: config => ({ ...config, variable: config.name }),
      config: z.object({
        variable: field.variable().optional(),
        property: field.property().optional(),
        to: field.template().default(''),
      }),
      ports: ['next'],
      does: { sets: 'variable', stores: ['property'] },
      texts: { en: { name: 'Set', fields: { variable: 'Variable', property: 'Property', to: 'To' }, ports: { next: 'Next' } } },
      start({ config, set }) {
        if (config.variable !== undefined) set({ vars: { [config.variable]: config.to } })
        return 'next'
      },
    }),
    defineAction({
      id: 'store',
      icon: 'x',
      config: z.object({}),
      ports: ['next', 'failed'],
      does: { stores: ['email'] },
      texts: { en: { name: 'Store', fields: {}, ports: { next: 'Next', failed: 'Failed' } } },
      start: () => 'next',
    }),
    defineAction({
      id: 'consent',
      icon: 'x',
      config: z.object({}),
      ports: ['agreed', 'refused'],
      does: { grants: 'agreed' },
      texts: { en: { name: 'Consent', fields: {}, ports: { agreed: 'Agreed', refused: 'Refused' } } },
      start() {},
      on: { message: () => 'agreed' },
    }),
    defineAction({
      id: 'run-flow',
      icon: 'x',
      config: z.object({ flow: field.flow() }),
      ports: ['next'],
      does: { leads: 'flow' },
      texts: { en: { name: 'Run flow', fields: { flow: 'Flow' }, ports: { next: 'Next' } } },
      start({ config, call }) {
        call(config.flow)
      },
      on: { returned: () => 'next' },
    }),
    defineAction({
      id: 'go-to',
      icon: 'x',
      config: z
        .object({ flow: field.flow().optional(), node: field.node().optional() })
        .refine(({ flow, node }) => (flow === undefined) !== (node === undefined), { message: 'one of both', path: ['flow'] }),
      ports: [],
      does: { leads: ['flow', 'node'] },
      texts: { en: { name: 'Go to', fields: { flow: 'Flow', node: 'Node' }, ports: {} } },
      start({ config: { flow, node }, goTo }) {
        if (flow !== undefined) goTo({ flow })
        if (node !== undefined) goTo({ node })
      },
    }),
    defineAction({
      id: 'close',
      icon: 'x',
      config: z.object({}),
      ports: [],
      does: { ends: true },
      texts: { en: { name: 'Close', fields: {}, ports: {} } },
      start({ close }) {
        close()
      },
    }),
  ].map(declared => [declared.id, declared]),
)

function trigger<const L extends 'start' | 'message' | 'closed'>(id: string, listens: L, interrupts: boolean) {
  const texts = { en: { name: id, fields: {}, ports: { next: 'Next' } } }
  return defineTrigger({ id, icon: 'x', config: z.object({}), listens, interrupts, texts })
}
