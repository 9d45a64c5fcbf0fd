import type { ProblemView } from '../../../../runtime/api/contract.ts'
import type { FlowNode } from '../../../../runtime/flow/model.ts'

type Sample = Partial<FlowNode> & Pick<FlowNode, 'action'>

const four = (en: string, nl: string, de: string, da: string) => ({ en, nl, de, da })

/** The question of the pricing page, with one translation that is missing. */
export const asksTopic: Sample = {
  id: 'topic',
  action: 'ask',
  name: 'Pick a topic',
  config: {
    question: {
      en: 'What brings you to {{page.title|us}}?',
      nl: 'Wat brengt je naar {{page.title|ons}}?',
      de: 'Was führt Sie zu {{page.title|uns}}?',
    },
    kind: 'choice',
    choices: [
      { id: 'quote', label: four('A quote', 'Een offerte', 'Ein Angebot', 'Et tilbud') },
      { id: 'how', label: four('How it works', 'Hoe het werkt', 'So funktioniert es', 'Sådan virker det') },
      { id: 'order', label: { en: 'My order', nl: 'Mijn bestelling', de: 'Meine Bestellung' } },
    ],
    saveAs: 'topic',
    retries: 2,
    patience: 120_000,
  },
  phrases: { 'invalid-choice': { en: 'Please tap one of the three.' } },
}

export const asksSize: Sample = {
  action: 'ask',
  name: 'How large is the roof?',
  config: { question: { en: 'How many square metres is your roof?' }, kind: 'number', min: 10, max: 5_000, saveAs: 'size' },
}

export const says: Sample = {
  action: 'say',
  name: 'Welcome',
  config: {
    text: four(
      'Hi {{contact.firstName|there}}. I can help with **prices**, planning and your order.',
      'Hoi {{contact.firstName|daar}}. Ik help je met **prijzen**, planning en je bestelling.',
      'Hallo {{contact.firstName|zusammen}}. Ich helfe Ihnen bei **Preisen**, Planung und Bestellung.',
      'Hej {{contact.firstName|du}}. Jeg kan hjælpe med **priser**, planlægning og din ordre.',
    ),
    more: [{ en: 'What would you like to know?' }, { en: 'You can also ask for a person at any time.' }],
    parts: [
      { type: 'image', mediaId: 'roof', alt: { en: 'A roof with panels' } },
      { type: 'card', title: { en: 'Prices at a glance' }, url: 'https://kestrelsolar.com/prices' },
    ],
    delayMs: 1_000,
  },
}

export const sets: Sample = {
  action: 'set',
  config: { variable: 'score', to: { how: 'value', value: ['roof', 'battery'] } },
}

export const fetches: Sample = {
  action: 'webhook',
  name: 'Ask the planner',
  config: {
    method: 'POST',
    url: 'https://planner.example.com/slots?size={{vars.size|0}}',
    headers: [{ name: 'X-Source', value: 'chat {{channel}}' }],
    body: { size: '{{vars.size}}', at: { city: '{{contact.city|unknown}}' }, urgent: true },
    map: [{ path: 'slots.0.day', variable: 'firstDay' }],
    saveAs: 'slots',
  },
}

export const surveys: Sample = {
  action: 'survey',
  name: 'How was this chat?',
  config: {
    survey: 'after-chat',
    questions: [
      {
        id: 'csat',
        kind: 'csat',
        followUps: [{ from: 0, to: 2, question: { en: 'What went wrong?', nl: 'Wat ging er mis?' } }],
      },
      {
        id: 'found',
        kind: 'choice',
        question: { en: 'Did you find what you were looking for?' },
        choices: [
          { id: 'yes', label: { en: 'Yes' } },
          { id: 'no', label: { en: 'No' } },
        ],
      },
    ],
  },
}

export const handsOver: Sample = {
  action: 'handoff',
  name: 'Talk to a person',
  config: {
    to: 'team',
    ids: ['sales'],
    by: 'least-busy',
    hours: 'office',
    waiting: { en: 'Somebody will be with you in a moment.' },
    askEmail: 'after',
    askEmailAfter: 60_000,
    queueFor: 300_000,
  },
}

/** Sentences as the server's check writes them. */
export const problem = (
  code: string,
  field: string | undefined,
  message: string,
  severity: 'error' | 'warning' = 'error',
): ProblemView => ({
  code,
  severity,
  node: 'topic',
  ...(field === undefined ? {} : { field }),
  message,
})
