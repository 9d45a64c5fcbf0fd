/** What the builder shows. */
export const texts = {
  en: {
    name: 'Code',
    about: 'Runs a snippet of JavaScript and goes on by what it returns',
    fields: {
      code: {
        label: 'JavaScript',
        hint: 'The body of an async function. It is given input.vars, input.contact, input.reply, input.language and input.now, and has fetch and console. Return a value, or { next: "big", set: { seats: 3 } }',
      },
      results: { label: 'Results', hint: 'Each is a way of its own: return { next: "its id" }' },
      'results.id': 'Id',
      'results.label': 'Name',
      saveAs: { label: 'Save the value as', hint: 'Up to 32,000 characters' },
      sets: { label: 'Variables it sets', hint: 'So that checks and other steps know them' },
      limitMs: { label: 'Compute at most', hint: 'Up to ten seconds; waiting for an answer does not count' },
    },
    ports: { next: 'Next', failed: 'Failed', 'timed-out': 'Timed out' },
    problems: {
      sameResult: 'two results have the same id',
    },
  },
  nl: {
    name: 'Code',
    about: 'Voert een stukje JavaScript uit en gaat verder met wat het teruggeeft',
    fields: {
      code: {
        label: 'JavaScript',
        hint: 'De inhoud van een async functie. Zij krijgt input.vars, input.contact, input.reply, input.language en input.now, en heeft fetch en console. Geef een waarde terug, of { next: "groot", set: { plaatsen: 3 } }',
      },
      results: { label: 'Uitkomsten', hint: 'Elk is een eigen weg: return { next: "de id ervan" }' },
      'results.id': 'Id',
      'results.label': 'Naam',
      saveAs: { label: 'Bewaar de waarde als', hint: 'Tot 32.000 tekens' },
      sets: { label: 'Variabelen die het zet', hint: 'Zodat controles en andere stappen ze kennen' },
      limitMs: { label: 'Hoogstens rekenen', hint: 'Tot tien seconden; wachten op een antwoord telt niet mee' },
    },
    ports: { next: 'Verder', failed: 'Mislukt', 'timed-out': 'Te laat' },
    problems: {
      sameResult: 'twee uitkomsten hebben dezelfde id',
    },
  },
  de: {
    name: 'Code',
    about: 'Führt ein Stück JavaScript aus und geht nach dem weiter, was es zurückgibt',
    fields: {
      code: {
        label: 'JavaScript',
        hint: 'Der Inhalt einer async-Funktion. Sie bekommt input.vars, input.contact, input.reply, input.language und input.now und hat fetch und console. Geben Sie einen Wert zurück oder { next: "gross", set: { plaetze: 3 } }',
      },
      results: { label: 'Ergebnisse', hint: 'Jedes ist ein eigener Weg: return { next: "seine Id" }' },
      'results.id': 'Id',
      'results.label': 'Name',
      saveAs: { label: 'Wert speichern als', hint: 'Bis zu 32.000 Zeichen' },
      sets: { label: 'Variablen, die es setzt', hint: 'Damit Prüfungen und andere Schritte sie kennen' },
      limitMs: { label: 'Höchstens rechnen', hint: 'Bis zu zehn Sekunden; Warten auf eine Antwort zählt nicht' },
    },
    ports: { next: 'Weiter', failed: 'Gescheitert', 'timed-out': 'Zu spät' },
    problems: {
      sameResult: 'zwei Ergebnisse haben dieselbe Id',
    },
  },
  da: {
    name: 'Kode',
    about: 'Kører et stykke JavaScript og går videre efter det, som det giver tilbage',
    fields: {
      code: {
        label: 'JavaScript',
        hint: 'Indholdet af en async funktion. Den får input.vars, input.contact, input.reply, input.language og input.now og har fetch og console. Giv en værdi tilbage, eller { next: "stor", set: { pladser: 3 } }',
      },
      results: { label: 'Resultater', hint: 'Hvert er sin egen vej: return { next: "dets id" }' },
      'results.id': 'Id',
      'results.label': 'Navn',
      saveAs: { label: 'Gem værdien som', hint: 'Op til 32.000 tegn' },
      sets: { label: 'Variabler, den sætter', hint: 'Så kontroller og andre trin kender dem' },
      limitMs: { label: 'Regn højst', hint: 'Op til ti sekunder; at vente på et svar tæller ikke' },
    },
    ports: { next: 'Videre', failed: 'Mislykkedes', 'timed-out': 'For sent' },
    problems: {
      sameResult: 'to resultater har samme id',
    },
  },
}
