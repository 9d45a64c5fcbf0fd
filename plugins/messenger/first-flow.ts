/** The flow that answers a Page as soon as it is connected: it asks what it is about, and brings it to people. */
export const firstFlow = {
  name: { en: 'Messenger: welcome', nl: 'Messenger: welkom', de: 'Messenger: Begrüßung', da: 'Messenger: velkomst' },
  kind: 'bot',
  languages: ['en', 'nl', 'de', 'da'],
  nodes: [
    { id: 'start', action: 'start', position: { x: 0, y: 0 } },
    {
      id: 'about',
      action: 'ask',
      position: { x: 300, y: 0 },
      config: {
        kind: 'choice',
        question: {
          en: 'Hello! What may we help you with?',
          nl: 'Hallo! Waarmee kunnen we je helpen?',
          de: 'Hallo! Womit können wir Ihnen helfen?',
          da: 'Hej! Hvad kan vi hjælpe dig med?',
        },
        choices: [
          { id: 'question', label: { en: 'A question', nl: 'Een vraag', de: 'Eine Frage', da: 'Et spørgsmål' } },
          { id: 'order', label: { en: 'My order', nl: 'Mijn bestelling', de: 'Meine Bestellung', da: 'Min ordre' } },
          { id: 'people', label: { en: 'Talk to someone', nl: 'Iemand spreken', de: 'Mit jemandem reden', da: 'Tal med nogen' } },
        ],
        saveAs: 'topic',
        patience: 3_600_000,
      },
    },
    {
      id: 'more',
      action: 'ask',
      position: { x: 600, y: -120 },
      config: {
        question: {
          en: 'Tell us more, and one of us will answer you here.',
          nl: 'Vertel ons meer, dan antwoordt een van ons je hier.',
          de: 'Erzählen Sie uns mehr, jemand von uns antwortet Ihnen hier.',
          da: 'Fortæl os mere, så svarer en af os dig her.',
        },
        saveAs: 'details',
        patience: 3_600_000,
      },
    },
    { id: 'team', action: 'handoff', position: { x: 900, y: 0 }, config: { to: 'unassigned' } },
    { id: 'end', action: 'close', position: { x: 1_200, y: 0 } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'about' },
    { id: 'e2', source: 'about', port: 'choice:question', target: 'more' },
    { id: 'e3', source: 'about', port: 'choice:order', target: 'more' },
    { id: 'e4', source: 'about', port: 'choice:people', target: 'team' },
    { id: 'e5', source: 'about', port: 'answered', target: 'team' },
    { id: 'e6', source: 'more', port: 'answered', target: 'team' },
    { id: 'e7', source: 'about', port: 'invalid', target: 'team' },
    { id: 'e8', source: 'about', port: 'no-reply', target: 'end' },
    { id: 'e9', source: 'more', port: 'invalid', target: 'team' },
    { id: 'e10', source: 'more', port: 'no-reply', target: 'team' },
    { id: 'e11', source: 'team', port: 'resolved', target: 'end' },
    { id: 'e12', source: 'team', port: 'visitor-left', target: 'end' },
  ],
} as const
