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
      { config: { question: text, kind: 'time', saveAs: 'at', earliest: '09:00', latest: '17:00' }, hear: ['8:00', '9.30'] },
      {
        config: { question: text, kind: 'file', saveAs: 'cv' },
        hear: ['here', { type: 'message', message: { id: 'm1', text: 'cv.pdf', fileId: 'f1' } }],
      },
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
  split: {
    actions: [
      { config: {} },
      { config: { saveAs: 'arm', sticky: false, arms: choices.map(({ id }) => ({ id, label: id, weight: 1 })) } },
    ],
  },
  code: {
    actions: [
      {
        config: { code: 'return { next: "big", set: { seats: 3 } }', results: [{ id: 'big', label: 'Big' }], sets: ['seats'] },
        hear: [{ type: 'performed', result: { next: 'big', set: { seats: 3 } } }],
      },
      {
        config: { code: 'return 1 + 1', saveAs: 'sum' },
        hear: [{ type: 'performed', result: { value: 2 } }],
      },
      { config: { code: 'for (;;) {}' }, hear: [{ type: 'failed', error: { code: 'snippet_timeout', message: '' } }] },
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
  consent: {
    actions: [
      {
        config: { text, patience: 60_000 },
        hear: ['hm', { type: 'message', message: { id: 'm2', text: 'I agree', choice: 'yes' } }],
      },
      { config: { text, purpose: 'communicate', retries: 0 }, hear: ['no'] },
      { config: { text, patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
      { config: { text, basis: 'legitimate' } },
    ],
  },
  subscription: {
    actions: [
      { config: { text, type: 'news', patience: 60_000 }, hear: ['hm', 'yes please'] },
      { config: { text, patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
    ],
  },
  survey: {
    actions: [
      { config: { saveAs: 'csat', patience: 60_000 }, hear: ['great', '5'] },
      {
        config: {
          survey: 'after-chat',
          questions: [
            { id: 'nps', kind: 'nps', followUps: [{ to: 6, question: text }] },
            { id: 'ces', kind: 'ces', low: text },
            { id: 'own', kind: 'rating', question: text, max: 10 },
            { id: 'plan', kind: 'choice', question: text, choices },
            { id: 'more', kind: 'text', question: text },
          ],
        },
        hear: ['3', 'Too slow', 'skip', '7', 'pro', 'Thanks'],
      },
      { config: { patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
    ],
  },
  label: { actions: [{ config: { add: ['sales'], remove: ['bot'] } }] },
  list: { actions: [{ config: { add: ['news'] } }] },
  ticket: {
    actions: [
      { config: { subject: '{{vars.order}}' } },
      { config: { subject: 'Order {{vars.order}}', text: '{{reply}}', priority: 'high', pipeline: 'support' } },
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
  'send-email': {
    actions: [
      {
        config: { subject: text, text, replyTo: 'sales@kestrel.example' },
        given: { contact: { email: 'ada@corp.com' } },
        hear: [{ type: 'performed', result: { to: 'ada@corp.com' } }],
      },
      {
        config: { to: 'sales@kestrel.example', subject: text, text },
        hear: [{ type: 'failed', error: { code: 'mail_off', message: '' } }],
      },
      { config: { subject: text, text } },
    ],
  },
  meeting: {
    actions: [
      {
        config: { text, url: 'https://cal.example/kestrel?email={{contact.email}}', title: text, patience: 60_000 },
        given: { contact: { email: 'ada@corp.com' } },
        hear: ['hm', 'yes'],
      },
      { config: { text, url: 'https://cal.example/kestrel', retries: 0 }, hear: ['hm'] },
      { config: { text, url: 'https://cal.example/kestrel', patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
    ],
  },
  knowledge: {
    actions: [
      {
        config: { question: text, saveAs: 'asked', patience: 60_000 },
        hear: [
          'How much is it?',
          { type: 'performed', result: { type: 'found', articles: [{ id: 'price', title: 'Prices', excerpt: 'From 1,000' }] } },
          { type: 'message', message: { id: 'm2', text: 'Read more', choice: 'read-price' } },
          { type: 'performed', result: { type: 'article', title: 'Prices', text: 'From 1,000 euros' } },
          'yes',
        ],
      },
      {
        config: { from: 'variable', variable: 'topic' },
        given: { vars: { topic: 'prices' } },
        hear: [{ type: 'failed', error: { code: 'failed', message: '' } }],
      },
      { config: { from: 'reply', patience: 60_000 }, hear: [{ type: 'wake', name: '' }] },
    ],
  },
  'run-flow': { actions: [{ config: { flow: 'qualify' }, hear: [{ type: 'returned' }] }] },
  'go-to': { actions: [{ config: { flow: 'qualify' } }, { config: { node: 'menu' } }] },
  return: { actions: [{ config: {} }, { config: { repeat: false } }] },
  close: { actions: [{ config: {} }, { config: { farewell: text } }] },
  start: { triggers: [{ config: {} }] },
  closed: { triggers: [{ config: {} }] },
  event: {
    triggers: [
      {
        config: {
          name: 'order.shipped',
          where: [{ field: 'country', is: 'DK' }],
          map: [{ path: 'order.id', variable: 'order' }],
          saveAs: 'shipped',
        },
        hears: [{ event: 'Order.Shipped', data: { country: 'dk' } }],
        ignores: ['order.shipped', { event: 'order.shipped' }, { event: 'order.paid', data: { country: 'DK' } }],
      },
    ],
  },
  'comes-back': { triggers: [{ config: {} }, { config: { after: 86_400_000 } }] },
  'no-reply': { triggers: [{ config: {} }, { config: { after: 60_000, times: 3 } }] },
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
  messenger: {
    channels: [
      {
        config: {
          page: '100200300400500',
          app: '26390203743090012',
          username: 'kestrel.solar',
          verifyToken: 'made-up',
          greeting: { en: 'Welcome', nl: 'Welkom' },
          menu: [{ title: { en: 'Prices' }, flow: 'prices' }],
        },
        greeting: ['Hello!'],
      },
    ],
  },
  website: {
    channels: [
      {
        config: { name: 'Kestrel', origins: ['https://www.example.com'], colour: '#C24A17', avatar: 'logo', hours: 'office' },
        display: { heading: { en: 'Ada' }, prompt: { en: 'May I help?', nl: 'Kan ik helpen?' }, phone: 'prompt' },
        greeting: ['Hello!'],
        languages: ['nl', 'en'],
        hours: { open: true, changesAt: 1_700_000_000_000 },
      },
      {
        config: { offset: { side: 0, bottom: 200 } },
        display: { desktop: 'launcher', who: 'owner', people: ['mette'] },
        greeting: ['Hello!'],
        hours: { open: false },
      },
    ],
  },
}
