import type { Samples } from '../rig/plugin-contract.ts'

const text = { en: 'Hi {{contact.firstName|there}}' }
const choices = [
  { id: 'basic', label: { en: 'Basic' } },
  { id: 'pro', label: { en: 'Pro' } },
]

/** What the contract tries each plugin with, by id: together they lead to all that its `does` declares. */
export const samples: Readonly<Record<string, Samples>> = {
  say: {
    actions: [
      { config: { text, more: [text], delayMs: 500 } },
      {
        config: {
          text,
          parts: [
            { type: 'image', mediaId: 'm1', alt: { en: 'A cat' } },
            { type: 'card', title: { en: 'Cats' } },
          ],
        },
      },
    ],
  },
  ask: {
    actions: [
      { config: { question: text, saveAs: 'answer', property: 'note', patience: 60_000 }, hear: ['Ada'] },
      { config: { question: text, kind: 'choice', choices }, hear: ['pro'] },
      { config: { question: text, patience: 60_000 }, hear: [{ type: 'wake', name: 'patience' }] },
    ],
  },
  branch: {
    actions: [
      { config: { rules: [{ id: 'known', when: { type: 'text', of: 'contact.email', is: 'known' } }] } },
      {
        config: { rules: [{ id: 'known', when: { type: 'text', of: 'contact.email', is: 'known' } }] },
        given: { contact: { email: 'ada@corp.com' } },
      },
    ],
  },
  set: {
    actions: [
      { config: { variable: 'plan', to: { how: 'value', value: ['a', 'b'] } } },
      { config: { property: 'plan', to: { how: 'template', text: '{{vars.plan|none}}' } } },
      { config: { variable: 'plans', to: { how: 'append', text: 'pro' } }, given: { vars: { plans: ['basic'] } } },
      { config: { variable: 'visits', to: { how: 'increment' } } },
      { config: { variable: 'plan', to: { how: 'clear' } } },
    ],
  },
  wait: {
    actions: [
      { config: { until: { what: 'duration', ms: 1_000 } }, hear: ['Hello?', { type: 'wake', name: '' }] },
      { config: { until: { what: 'instant', at: '2030-01-01T09:00', tz: 'Europe/Amsterdam' } } },
      { config: { until: { what: 'open', hours: 'office' } }, given: { facts: { opensAt: { office: 2_000_000_000_000 } } } },
    ],
  },
  'email-capture': {
    actions: [
      { config: { question: text, saveAs: 'email', skip: true, patience: 60_000 }, hear: ['nope', 'ada@corp.com'] },
      { config: { question: text, patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
    ],
  },
  handoff: {
    actions: [
      {
        config: { to: 'team', ids: ['sales'], askEmail: 'after' },
        given: { facts: { available: { sales: 1 } } },
        hear: [
          { type: 'wake', name: 'email' },
          'ada@corp.com',
          { type: 'joined', agent: { id: 'a1', name: 'Bea' } },
          { type: 'resolved' },
        ],
      },
      { config: { queueFor: 600_000 }, hear: [{ type: 'wake', name: 'queue' }] },
    ],
  },
  webhook: {
    actions: [
      {
        config: {
          url: 'https://example.com/orders/{{vars.order}}',
          headers: [{ name: 'x-source', value: '{{channel}}' }],
          body: 'all',
          map: [{ path: 'order.id', variable: 'order' }],
          saveAs: 'answer',
        },
        given: { vars: { order: 'a1' } },
        hear: [{ type: 'performed', result: { status: 200, body: { order: { id: 7 } } } }],
      },
      {
        config: { url: 'https://example.com', method: 'GET' },
        hear: [{ type: 'failed', error: { code: 'target_timeout', message: '' } }],
      },
      { config: { url: 'https://example.com', wait: false } },
    ],
  },
  'run-flow': { actions: [{ config: { flow: 'qualify' }, hear: [{ type: 'returned' }] }] },
  'go-to': { actions: [{ config: { flow: 'qualify' } }, { config: { node: 'menu' } }] },
  return: { actions: [{ config: {} }, { config: { repeat: false } }] },
  close: { actions: [{ config: {} }, { config: { farewell: text } }] },
  start: { triggers: [{ config: {} }] },
  closed: { triggers: [{ config: {} }] },
  keyword: {
    triggers: [
      { config: { words: ['price', 'opening hours'], pattern: '^#\\d+$' }, hears: ['The price?', '#12'], ignores: ['priceless'] },
    ],
  },
  'asks-for-person': {
    triggers: [
      { config: { words: ['colleague'] }, hears: ['Can I talk to a human?', 'a colleague'], ignores: ['human resources'] },
    ],
  },
}
