/** What the builder shows. */
export const texts = {
  en: {
    name: 'Event',
    about: 'Interrupts when a program reports something, such as an order that was shipped',
    fields: {
      name: { label: 'Name of the event', hint: 'As the program calls it, like order.shipped; capitals do not matter' },
      where: { label: 'Only if', hint: 'All of these values of the event must fit' },
      'where.field': 'Value',
      'where.is': 'Is',
      map: { label: 'From the event', hint: 'Puts values of the event into variables' },
      'map.path': { label: 'Path', hint: 'Such as items.0.name' },
      'map.variable': 'Variable',
      saveAs: { label: 'Save all of it as', hint: 'Everything the event brings' },
    },
    ports: { next: 'Next' },
    problems: {
      path: 'a path looks like "items.0.name"',
      valueName: 'a value is named by a letter, then letters, digits, "-" and "_"',
      eventName: 'an event is named like order.shipped: letters, digits, ".", "-" and "_"',
    },
  },
  nl: {
    name: 'Gebeurtenis',
    about: 'Onderbreekt als een programma iets meldt, zoals een bestelling die is verzonden',
    fields: {
      name: {
        label: 'Naam van de gebeurtenis',
        hint: 'Zoals het programma haar noemt, zoals order.shipped; hoofdletters maken niet uit',
      },
      where: { label: 'Alleen als', hint: 'Al deze waarden van de gebeurtenis moeten kloppen' },
      'where.field': 'Waarde',
      'where.is': 'Is',
      map: { label: 'Uit de gebeurtenis', hint: 'Zet waarden van de gebeurtenis in variabelen' },
      'map.path': { label: 'Pad', hint: 'Zoals items.0.name' },
      'map.variable': 'Variabele',
      saveAs: { label: 'Bewaar alles als', hint: 'Alles wat de gebeurtenis meebrengt' },
    },
    ports: { next: 'Verder' },
    problems: {
      path: 'een pad ziet eruit als "items.0.name"',
      valueName: 'een waarde begint met een letter, dan letters, cijfers, "-" en "_"',
      eventName: 'een gebeurtenis heet zoiets als order.shipped: letters, cijfers, ".", "-" en "_"',
    },
  },
  de: {
    name: 'Ereignis',
    about: 'Unterbricht, wenn ein Programm etwas meldet, etwa eine versandte Bestellung',
    fields: {
      name: {
        label: 'Name des Ereignisses',
        hint: 'So, wie das Programm es nennt, etwa order.shipped; Groß- und Kleinschreibung ist egal',
      },
      where: { label: 'Nur wenn', hint: 'Alle diese Werte des Ereignisses müssen passen' },
      'where.field': 'Wert',
      'where.is': 'Ist',
      map: { label: 'Aus dem Ereignis', hint: 'Legt Werte des Ereignisses in Variablen ab' },
      'map.path': { label: 'Pfad', hint: 'Etwa items.0.name' },
      'map.variable': 'Variable',
      saveAs: { label: 'Alles speichern als', hint: 'Alles, was das Ereignis mitbringt' },
    },
    ports: { next: 'Weiter' },
    problems: {
      path: 'ein Pfad sieht aus wie „items.0.name“',
      valueName: 'ein Wert beginnt mit einem Buchstaben, dann Buchstaben, Ziffern, „-“ und „_“',
      eventName: 'ein Ereignis heißt etwa order.shipped: Buchstaben, Ziffern, „.“, „-“ und „_“',
    },
  },
  da: {
    name: 'Hændelse',
    about: 'Afbryder, når et program melder noget, for eksempel at en ordre er sendt',
    fields: {
      name: {
        label: 'Hændelsens navn',
        hint: 'Som programmet kalder den, for eksempel order.shipped; store og små bogstaver er lige meget',
      },
      where: { label: 'Kun hvis', hint: 'Alle disse værdier i hændelsen skal passe' },
      'where.field': 'Værdi',
      'where.is': 'Er',
      map: { label: 'Fra hændelsen', hint: 'Lægger værdier fra hændelsen i variabler' },
      'map.path': { label: 'Sti', hint: 'For eksempel items.0.name' },
      'map.variable': 'Variabel',
      saveAs: { label: 'Gem det hele som', hint: 'Alt, hvad hændelsen har med' },
    },
    ports: { next: 'Videre' },
    problems: {
      path: 'en sti ser ud som "items.0.name"',
      valueName: 'en værdi begynder med et bogstav, derefter bogstaver, tal, "-" og "_"',
      eventName: 'en hændelse hedder f.eks. order.shipped: bogstaver, tal, ".", "-" og "_"',
    },
  },
}
