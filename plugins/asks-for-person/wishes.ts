/**
 * Ways to ask for a person, by language: whole phrases, found anywhere in a message. All languages are listened for at once:
 * visitors write theirs, whatever the conversation's.
 */
export const wishes: readonly string[][] = [
  [
    ...phrases(
      [
        'talk to',
        'talk with',
        'speak to',
        'speak with',
        'chat with',
        'connect me to',
        'connect me with',
        'transfer me to',
        'get me',
      ],
      [
        'human',
        'a human',
        'a person',
        'a real person',
        'an agent',
        'a live agent',
        'a representative',
        'an operator',
        'an employee',
        'a colleague',
        'someone',
        'somebody',
        'customer service',
        'your team',
      ],
    ),
    'real person',
    'real human',
    'actual person',
    'actual human',
    'live agent',
    'live person',
    'human agent',
    'not a bot',
    'need a human',
    'want a human',
    'need an agent',
    'want an agent',
  ],
  [
    ...phrases(
      ['met'],
      [
        'een mens',
        'een echt mens',
        'een persoon',
        'een echt persoon',
        'een medewerker',
        'een collega',
        'iemand',
        'de klantenservice',
      ],
      ['praten', 'spreken', 'chatten', 'doorverbinden'],
    ),
    'mens spreken',
    'persoon spreken',
    'medewerker spreken',
    'iemand spreken',
    'echt mens',
    'echte persoon',
    'echt persoon',
    'geen bot',
  ],
  [
    ...phrases(
      ['mit'],
      [
        'menschen',
        'einem menschen',
        'einem echten menschen',
        'einer person',
        'einer echten person',
        'einem mitarbeiter',
        'einer mitarbeiterin',
        'jemandem',
        'jemand',
        'dem kundenservice',
        'dem support',
      ],
      ['sprechen', 'reden', 'chatten', 'verbinden'],
    ),
    'einen mitarbeiter sprechen',
    'eine mitarbeiterin sprechen',
    'einen menschen sprechen',
    'eine person sprechen',
    'echter mensch',
    'echten menschen',
    'echte person',
    'kein bot',
    'keinen bot',
  ],
  [
    ...phrases(
      ['tale med', 'snakke med', 'chatte med', 'skrive med'],
      [
        'et menneske',
        'et rigtigt menneske',
        'en person',
        'en rigtig person',
        'en medarbejder',
        'en kollega',
        'nogen',
        'kundeservice',
      ],
    ),
    'rigtigt menneske',
    'rigtig person',
    'stil mig om',
    'ikke en robot',
    'ikke en bot',
  ],
]

/** A pattern for words that ask for a person only where they are the whole message: "agent, please", but not "travel agent". */
export const alone = [
  '^[^\\pL]*(?:(?:a|an|een|ein|eine|einen|en|et) )?',
  '(?:human|person|agent|representative|operator|medewerker|persoon|mensch|mitarbeiter|mitarbeiterin|menneske|medarbejder)',
  '(?:[, ]+(?:please|pls|now|graag|alstublieft|aub|bitte|tak))?[^\\pL]*$',
].join('')

function phrases(before: readonly string[], people: readonly string[], after: readonly string[] = ['']): string[] {
  return before.flatMap(verb => people.flatMap(person => after.map(end => `${verb} ${person} ${end}`.trim())))
}
