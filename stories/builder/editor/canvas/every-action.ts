import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'
import { descriptors } from '../declared.ts'

/** A flow with a node of each action: filled in as an author might, or as it is when it has just been put there. */
export function everyAction(language: string, isNew = false): Flow {
  const ids = [...descriptors.keys()].toSorted((a, b) => rank(a) - rank(b))
  const nodes = ids.map((action, index) => ({
    id: action,
    action,
    ...(isNew ? {} : { name: names[action] }),
    config: isNew ? {} : configOf(action, language),
    position: { x: (index % 9) * 234, y: Math.floor(index / 9) * 296 },
  }))
  return flowModel.parse({
    format: 1,
    id: `cards-${language}`,
    name: 'Cards',
    kind: 'bot',
    languages: [language],
    nodes,
    edges: [],
  })
}

function rank(action: string): number {
  return ['triggers', 'talk', 'ask', 'logic', 'people', 'data', 'integrations'].indexOf(descriptors.get(action)?.category ?? '')
}

const names: Readonly<Record<string, string>> = {
  ask: 'Pick one of these',
  say: 'Welcome',
  handoff: 'Talk to sales',
  branch: 'Large or small',
}

function configOf(action: string, language: string): Readonly<Record<string, unknown>> {
  const text = (en: string, de: string) => ({ [language]: language === 'de' ? de : en })
  const configs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    keyword: { words: ['price', 'opening hours', 'how much'] },
    say: {
      text: text(
        'Hi {{contact.firstName|there}}. I can help with prices, planning and your order.',
        'Guten Tag {{contact.firstName|zusammen}}. Ich helfe Ihnen bei Preisen, bei der Planung und bei Ihrer Bestellung.',
      ),
      delayMs: 1_000,
    },
    close: { farewell: text('Thank you, and goodbye.', 'Vielen Dank und auf Wiedersehen.') },
    ask: {
      question: text('What brings you to {{page.title|us}}?', 'Was führt Sie heute zu {{page.title|uns}}?'),
      kind: 'choice',
      choices: [
        { id: 'a', label: text('A quote', 'Ein unverbindliches Angebot für mein Dach') },
        { id: 'b', label: text('My order', 'Stand meiner Bestellung') },
      ],
      saveAs: 'topic',
    },
    'email-capture': { question: text('Where may we send it?', 'Wohin dürfen wir es Ihnen senden?'), skip: true },
    consent: { text: text('May we keep what you tell us?', 'Dürfen wir aufbewahren, was Sie uns mitteilen?') },
    subscription: { text: text('Would you like our news once a month?', 'Möchten Sie einmal im Monat von uns hören?') },
    survey: { questions: [{ id: 'nps', kind: 'nps' }], saveAs: 'score' },
    branch: {
      rules: [
        {
          id: 'a',
          when: {
            all: [
              { type: 'number', of: 'vars.size', is: 'at-least', value: 50 },
              { type: 'text', of: 'vars.country', is: 'any-of', value: ['DK', 'DE'] },
            ],
          },
        },
        { id: 'b', label: text('Known', 'Bekannt')[language], when: { type: 'text', of: 'contact.email', is: 'known' } },
      ],
    },
    split: {
      arms: [
        { id: 'a', label: text('Old greeting', 'Bisherige Begrüßung')[language] ?? '', weight: 80 },
        { id: 'b', label: text('New greeting', 'Neue Begrüßung')[language] ?? '', weight: 20 },
      ],
    },
    code: {
      code: 'return { next: input.vars.size > 50 ? "large" : "small" }',
      results: [
        { id: 'large', label: text('Large', 'Groß')[language] ?? '' },
        { id: 'small', label: text('Small', 'Klein')[language] ?? '' },
      ],
    },
    wait: { until: { what: 'duration', ms: 7_200_000 } },
    'go-to': { node: 'ask' },
    'run-flow': { flow: 'support' },
    return: { repeat: true },
    handoff: { to: 'team', ids: ['sales'], by: 'least-busy', queueFor: 300_000 },
    ticket: { subject: 'Call {{contact.firstName|them}} back', priority: 'high' },
    set: { variable: 'stage', to: { how: 'value', value: 'Meeting' } },
    label: { add: ['vip', 'quote'] },
    list: { add: ['newsletter'] },
    knowledge: { question: text('What would you like to know?', 'Was möchten Sie wissen?'), saveAs: 'asked' },
    meeting: {
      text: text('Choose a time that suits you', 'Wählen Sie einen Termin, der Ihnen passt'),
      url: 'https://cal.example/kestrel?email={{contact.email}}',
    },
    'send-email': {
      subject: text('Your quote, {{contact.firstName|as promised}}', 'Ihr Angebot, {{contact.firstName|wie besprochen}}'),
    },
    webhook: { url: 'https://example.com/orders/{{vars.order}}', saveAs: 'answer' },
  }
  return configs[action] ?? {}
}
