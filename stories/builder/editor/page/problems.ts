import type { ProblemView } from '../../../../runtime/api/contract.ts'

const way = ['start', 'welcome', 'topic', 'size', 'email']

/** One error with the way that shows it, and two warnings. */
export const some: readonly ProblemView[] = [
  {
    code: 'stored_before_consent',
    severity: 'error',
    node: 'email',
    message: 'Personal data (email) would be stored before the visitor has agreed. Ask for consent earlier on this way.',
    witness: way,
  },
  {
    code: 'translation_missing',
    severity: 'warning',
    node: 'topic',
    field: 'question',
    message:
      'This text is missing in Danish. Visitors of that language read another. Write it, or leave the language out of the flow.',
  },
  {
    code: 'channel_unknown',
    severity: 'warning',
    field: 'channel',
    message: 'The channel “shop” is not set up, so nobody meets this flow. Set it up, or choose another channel.',
  },
]

/** As many as scroll, in a language of long words. */
export const manyInGerman: readonly ProblemView[] = Array.from({ length: 24 }, (_, index) => ({
  code: index < 4 ? 'stored_before_consent' : 'unconnected_ends',
  severity: index < 4 ? ('error' as const) : ('warning' as const),
  node: way[index % way.length] ?? 'start',
  message:
    index < 4
      ? 'Personenbezogene Daten (E-Mail-Adresse, Telefonnummer) würden gespeichert, bevor die Besucherin oder der Besucher zugestimmt hat. Holen Sie die Einwilligung früher auf diesem Weg ein.'
      : `Auf „Keine Antwort innerhalb von ${index} Minuten“ folgt nichts: Dort endet die Automatik. Verbinden Sie den Ausgang, wenn es weitergehen soll.`,
  ...(index % 2 === 0 ? { witness: way.slice(0, 2 + (index % 4)) } : {}),
}))
