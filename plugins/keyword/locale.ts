/** What the builder shows. */
export const texts = {
  en: {
    name: 'Visitor says',
    about: 'Interrupts when the visitor writes one of these words',
    fields: {
      words: { label: 'Words', hint: 'Whole words or phrases; capitals do not matter' },
      pattern: { label: 'Pattern', hint: 'A regular expression, for what words cannot say' },
    },
    ports: { next: 'Next' },
    problems: {
      noWord: 'give at least one word or a pattern',
    },
  },
  nl: {
    name: 'Bezoeker zegt',
    about: 'Onderbreekt als de bezoeker een van deze woorden schrijft',
    fields: {
      words: { label: 'Woorden', hint: 'Hele woorden of zinnen; hoofdletters maken niet uit' },
      pattern: { label: 'Patroon', hint: 'Een reguliere expressie, voor wat woorden niet kunnen zeggen' },
    },
    ports: { next: 'Verder' },
    problems: {
      noWord: 'geef minstens één woord of een patroon',
    },
  },
  de: {
    name: 'Besucher sagt',
    about: 'Unterbricht, wenn der Besucher eines dieser Wörter schreibt',
    fields: {
      words: { label: 'Wörter', hint: 'Ganze Wörter oder Wendungen; Groß- und Kleinschreibung ist egal' },
      pattern: { label: 'Muster', hint: 'Ein regulärer Ausdruck für alles, was Wörter nicht sagen können' },
    },
    ports: { next: 'Weiter' },
    problems: {
      noWord: 'mindestens ein Wort oder ein Muster angeben',
    },
  },
  da: {
    name: 'Besøgende siger',
    about: 'Afbryder, når den besøgende skriver et af disse ord',
    fields: {
      words: { label: 'Ord', hint: 'Hele ord eller vendinger; store og små bogstaver er lige meget' },
      pattern: { label: 'Mønster', hint: 'Et regulært udtryk til det, som ord ikke kan sige' },
    },
    ports: { next: 'Videre' },
    problems: {
      noWord: 'giv mindst ét ord eller et mønster',
    },
  },
}
