/** What the builder shows. */
export const texts = {
  en: {
    name: 'If / then',
    about: 'Goes on by the first rule that holds',
    fields: { rules: { label: 'Rules', hint: 'Read from top to bottom: the first that holds wins' } },
    ports: { otherwise: 'Otherwise' },
  },
  nl: {
    name: 'Als / dan',
    about: 'Gaat verder via de eerste regel die klopt',
    fields: { rules: { label: 'Regels', hint: 'Van boven naar beneden gelezen: de eerste die klopt wint' } },
    ports: { otherwise: 'Anders' },
  },
  de: {
    name: 'Wenn / dann',
    about: 'Geht mit der ersten Regel weiter, die zutrifft',
    fields: { rules: { label: 'Regeln', hint: 'Von oben nach unten gelesen: die erste, die zutrifft, gewinnt' } },
    ports: { otherwise: 'Sonst' },
  },
  da: {
    name: 'Hvis / så',
    about: 'Går videre ad den første regel, der passer',
    fields: { rules: { label: 'Regler', hint: 'Læses oppefra og ned: den første, der passer, vinder' } },
    ports: { otherwise: 'Ellers' },
  },
}
