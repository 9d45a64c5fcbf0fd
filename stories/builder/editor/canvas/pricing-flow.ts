import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'

const known = (of: string) => ({ type: 'text', of, is: 'known' })

/** The flow of the pricing page: each kind of step, notes, a frame, and ways in and out of trouble. */
export const pricing: Flow = flowModel.parse({
  format: 1,
  id: 'pricing',
  name: 'Pricing page: qualify leads',
  kind: 'bot',
  languages: ['en', 'de'],
  nodes: [
    { id: 'start', action: 'start', name: 'Chat starts', position: { x: 14, y: 56 } },
    {
      id: 'welcome',
      action: 'say',
      name: 'Welcome',
      config: {
        text: {
          en: 'Hi {{contact.firstName|there}}. I can help with prices, planning and your order.',
          de: 'Guten Tag {{contact.firstName|zusammen}}. Ich helfe bei Preisen, Planung und Ihrer Bestellung.',
        },
        delayMs: 1_000,
      },
      position: { x: 248, y: 56 },
    },
    {
      id: 'topic',
      action: 'ask',
      name: 'Pick a topic',
      config: {
        question: { en: 'What brings you to {{page.title|us}}?', de: 'Was führt Sie zu {{page.title|uns}}?' },
        kind: 'choice',
        choices: [
          { id: 'quote', label: { en: 'A quote', de: 'Ein unverbindliches Angebot' } },
          { id: 'how', label: { en: 'How it works', de: 'So funktioniert es' } },
          { id: 'order', label: { en: 'My order', de: 'Stand meiner Bestellung' } },
        ],
        saveAs: 'topic',
        patience: 120_000,
      },
      position: { x: 512, y: 56 },
    },
    {
      id: 'size',
      action: 'branch',
      name: 'Large or small site',
      config: {
        rules: [
          {
            id: 'large',
            when: {
              all: [
                { type: 'number', of: 'vars.size', is: 'at-least', value: 50 },
                { type: 'text', of: 'vars.country', is: 'any-of', value: ['DK', 'DE'] },
              ],
            },
          },
          { id: 'email', when: known('contact.email') },
        ],
      },
      position: { x: 784, y: 56 },
    },
    {
      id: 'call',
      action: 'handoff',
      name: 'Talk to an advisor',
      config: { to: 'team', ids: ['sales'], by: 'least-busy' },
      position: { x: 1_056, y: 16 },
    },
    {
      id: 'email',
      action: 'email-capture',
      name: 'Where to send it',
      config: { question: { en: 'Where may we send your quote?', de: 'Wohin dürfen wir Ihr Angebot senden?' }, skip: true },
      position: { x: 1_056, y: 280 },
    },
    {
      id: 'help',
      action: 'webhook',
      name: 'Help centre',
      config: { url: 'https://help.kestrelsolar.com/search', saveAs: 'articles' },
      position: { x: 784, y: 288 },
    },
    { id: 'go', action: 'go-to', name: 'Back to the topics', config: { node: 'topic' }, position: { x: 784, y: 512 } },
    { id: 'done', action: 'close', name: 'Done', position: { x: 784, y: 640 } },
    {
      id: 'helped',
      action: 'say',
      name: 'Did that help?',
      config: { text: { en: 'Did that answer it?', de: 'Hat das Ihre Frage beantwortet?' } },
      position: { x: 1_056, y: 560 },
    },
    { id: 'asks', action: 'asks-for-person', name: 'Asks for help', position: { x: 24, y: 640 } },
    { id: 'people', action: 'handoff', name: 'Talk to a person', position: { x: 248, y: 640 } },
    { id: 'how-was-it', action: 'survey', name: 'How was this chat?', position: { x: 512, y: 608 } },
    {
      id: 'callback',
      action: 'ticket',
      name: 'Call back',
      config: { subject: 'Call {{contact.firstName|them}} back', priority: 'high' },
      position: { x: 512, y: 800 },
    },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'welcome' },
    { id: 'e2', source: 'welcome', port: 'next', target: 'topic' },
    { id: 'e3', source: 'topic', port: 'choice:quote', target: 'size' },
    { id: 'e4', source: 'topic', port: 'choice:how', target: 'help' },
    { id: 'e5', source: 'topic', port: 'invalid', target: 'go' },
    { id: 'e6', source: 'topic', port: 'no-reply', target: 'done' },
    { id: 'e7', source: 'size', port: 'rule:large', target: 'call' },
    { id: 'e8', source: 'size', port: 'rule:email', target: 'call' },
    { id: 'e9', source: 'size', port: 'otherwise', target: 'email' },
    { id: 'e10', source: 'help', port: 'ok', target: 'helped' },
    { id: 'e11', source: 'help', port: 'failed', target: 'helped' },
    { id: 'e12', source: 'asks', port: 'next', target: 'people' },
    { id: 'e13', source: 'people', port: 'resolved', target: 'how-was-it' },
    { id: 'e14', source: 'people', port: 'no-agent', target: 'callback' },
    { id: 'e15', source: 'people', port: 'timed-out', target: 'callback' },
    { id: 'e16', source: 'how-was-it', port: 'answered', target: 'done' },
    { id: 'e17', source: 'callback', port: 'next', target: 'done' },
  ],
  notes: [
    {
      id: 'note',
      x: 14,
      y: 336,
      width: 236,
      height: 76,
      text: 'Keep “A quote” first. With it second, 18% fewer visitors asked for a price.',
    },
  ],
  frames: [{ id: 'frame', x: 4, y: 584, width: 720, height: 364, title: 'When someone asks for a person' }],
})

/** The same steps again and again, in columns: as many as one asks for. */
export function largeFlow(size: number): Flow {
  const rows = Math.max(1, Math.round(Math.sqrt(size / 2)))
  const port = {
    start: 'next',
    say: 'next',
    ask: 'answered',
    branch: 'rule:r1',
    set: 'next',
    'email-capture': 'captured',
  } as const
  const texts = ['say', 'ask', 'branch', 'set', 'email-capture'] as const
  const nodes = Array.from({ length: size }, (_, index) => {
    const action: keyof typeof port = index === 0 ? 'start' : (texts[index % texts.length] ?? 'say')
    return {
      id: `n${index}`,
      action,
      name: `Step ${index + 1}`,
      config: configOf(action),
      position: { x: Math.floor(index / rows) * 280, y: (index % rows) * 280 },
    }
  })
  const edges = nodes.slice(0, -rows).map((node, index) => ({
    id: `e${index}`,
    source: node.id,
    port: port[node.action],
    target: `n${index + rows}`,
  }))
  return flowModel.parse({ format: 1, id: `large-${size}`, name: 'Large', kind: 'bot', languages: ['en'], nodes, edges })
}

function configOf(action: string): Readonly<Record<string, unknown>> {
  const text = { en: 'Thank you, {{contact.firstName|friend}}. We will look at your roof and be in touch soon.' }
  if (action === 'say') return { text }
  if (action === 'ask') return { question: { en: 'How many people live in your house?' }, kind: 'number', saveAs: 'people' }
  if (action === 'branch') return { rules: [{ id: 'r1', when: known('contact.email') }] }
  if (action === 'set') return { variable: 'stage', to: { how: 'value', value: 'lead' } }
  return action === 'email-capture' ? { question: { en: 'Where may we reach you?' } } : {}
}
