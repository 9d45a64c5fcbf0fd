import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'
import { now } from '../../inbox/sample.ts'

const en = (text: string) => ({ en: text })

/** A flow to try out: it asks, chooses by rules, captures an email, calls another system and fetches people. */
export const flow: Flow = flowModel.parse({
  format: 1,
  id: 'pricing',
  name: 'Pricing page: qualify leads',
  kind: 'bot',
  languages: ['en', 'da'],
  nodes: [
    { id: 'start', action: 'start', name: 'Chat starts' },
    { id: 'welcome', action: 'say', name: 'Welcome', config: { text: en('Hi there. I can help with prices.') } },
    {
      id: 'topic',
      action: 'ask',
      name: 'Pick a topic',
      config: {
        kind: 'choice',
        question: en('What brings you to our prices?'),
        saveAs: 'topic',
        choices: [
          { id: 'quote', label: en('A quote') },
          { id: 'order', label: en('My order') },
        ],
      },
    },
    {
      id: 'size',
      action: 'branch',
      name: 'Large or small site',
      config: { rules: [{ id: 'large', name: en('Large'), when: { of: 'vars.companySize', is: 'at-least', value: 50 } }] },
    },
    { id: 'email', action: 'email-capture', name: 'Where to send it', config: { question: en('Where may we send your quote?') } },
    { id: 'crm', action: 'webhook', name: 'Tell the CRM', config: { url: 'https://crm.example.com/leads', method: 'POST' } },
    { id: 'people', action: 'handoff', name: 'Talk to a person', config: { to: 'unassigned' } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'welcome' },
    { id: 'e2', source: 'welcome', port: 'next', target: 'topic' },
    { id: 'e3', source: 'topic', port: 'choice:quote', target: 'size' },
    { id: 'e4', source: 'size', port: 'otherwise', target: 'email' },
    { id: 'e5', source: 'email', port: 'captured', target: 'crm' },
    { id: 'e6', source: 'crm', port: 'ok', target: 'people' },
  ],
})

const visit = (node: string, port: string | null) => ({ frame: 1, flow: 'pricing', version: 0, node, heard: 'start', port })
const turn = (at: number, number: number, path: PreviewView['turns'][number]['path'], more: object = {}) => ({
  turn: number,
  at,
  actor: 'visitor:v',
  event: { type: 'message' },
  state: ['open.bot', 'open.bot'] as const,
  path,
  ...more,
})

const bot = (seq: number, text: string) =>
  ({ seq, at: now - 60_000 + seq, type: 'message', id: `m${seq}`, author: 'bot', text }) as const
const topics = [
  { id: 'quote', label: 'A quote' },
  { id: 'order', label: 'My order' },
]

/** In the middle of it: the email is asked for. */
export const running: PreviewView = {
  id: 'p1',
  revision: 2,
  now,
  conversation: { id: 'c1', status: 'open', owner: 'bot', flow: 'pricing', version: 0, language: 'en' },
  frames: [{ flow: 'pricing', node: 'email' }],
  vars: { topic: 'A quote' },
  said: {},
  contact: null,
  page: { url: 'https://www.kestrelsolar.com/pricing' },
  open: null,
  available: true,
  away: false,
  turns: [
    turn(now - 60_000, 1, [visit('start', 'next'), visit('welcome', 'next'), visit('topic', null)]),
    turn(
      now - 1_000,
      2,
      [
        visit('topic', 'choice:quote'),
        {
          ...visit('size', 'otherwise'),
          why: [{ rule: 'large', explanation: { matched: false, of: 'vars.companySize', is: 'at-least', value: 50 } }],
        },
        visit('email', null),
      ],
      { set: { 'vars.topic': 'A quote' } },
    ),
  ],
  events: [
    bot(1, 'Hi there. I can help with prices.'),
    { ...bot(2, 'What brings you to our prices?'), input: 'choice', choices: topics },
    { seq: 3, at: now - 2_000, type: 'message', id: 'm3', author: 'visitor', text: 'A quote', choice: 'quote' },
    { ...bot(4, 'Where may we send your quote?'), input: 'email' },
  ],
  timers: [{ id: '2.0', node: 'email', dueAt: now + 120_000 }],
  calls: [],
}

/** Something would be asked of another system. */
export const calling: PreviewView = {
  ...running,
  revision: 3,
  frames: [{ flow: 'pricing', node: 'crm' }],
  said: { email: 'ada@corp.com' },
  timers: [],
  calls: [
    {
      id: 'c1-3-0',
      flow: 'pricing',
      node: 'crm',
      action: 'webhook',
      input: { method: 'POST', url: 'https://crm.example.com/leads', body: { email: 'ada@corp.com' } },
      example: { status: 200, body: {} },
    },
  ],
}

/** People have it. */
export const withPeople = (owner: 'queue' | 'agent'): PreviewView => ({
  ...running,
  conversation: { ...running.conversation, owner },
  frames: [{ flow: 'pricing', node: 'people' }],
  timers: [],
})

/** It is over. */
export const over: PreviewView = {
  ...running,
  conversation: { ...running.conversation, status: 'closed' },
  frames: [],
  timers: [],
}

/** A node could not run. */
export const inTrouble: PreviewView = {
  ...withPeople('queue'),
  frames: [{ flow: 'pricing', node: 'crm' }],
  trouble: { reason: 'plugin_gone', node: 'crm', detail: 'config of "webhook": url Invalid URL' },
}
