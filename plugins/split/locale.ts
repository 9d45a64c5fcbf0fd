/** What the builder shows. */
export const texts = {
  en: {
    name: 'Random split',
    about: 'Sends visitors down different ways by chance, to see which works better',
    fields: {
      arms: { label: 'Arms', hint: 'Each has a way out of its own' },
      'arms.id': { label: 'Id', hint: 'What the variable holds; it stays when the name changes' },
      'arms.label': 'Name',
      'arms.weight': { label: 'Weight', hint: 'Against the others: 3 and 1 send three of four here' },
      sticky: { label: 'Same arm each time', hint: 'Who comes through again in the same conversation goes the same way' },
      saveAs: { label: 'Save as', hint: 'A variable that keeps the id of the arm, for rules and reports' },
    },
    ports: {},
    problems: {
      sameArm: 'two arms have the same id',
      noWeight: 'all weights are 0: nobody could go anywhere',
    },
  },
  nl: {
    name: 'Willekeurig verdelen',
    about: 'Stuurt bezoekers bij toeval verschillende kanten op, om te zien wat beter werkt',
    fields: {
      arms: { label: 'Armen', hint: 'Elk heeft een eigen uitgang' },
      'arms.id': { label: 'Id', hint: 'Wat de variabele bevat; blijft gelijk als de naam verandert' },
      'arms.label': 'Naam',
      'arms.weight': { label: 'Gewicht', hint: 'Ten opzichte van de andere: bij 3 en 1 gaan er drie van de vier hierheen' },
      sticky: { label: 'Steeds dezelfde arm', hint: 'Wie in hetzelfde gesprek terugkomt, gaat dezelfde kant op' },
      saveAs: { label: 'Bewaar als', hint: 'Een variabele met de id van de arm, voor regels en rapporten' },
    },
    ports: {},
    problems: {
      sameArm: 'twee armen hebben dezelfde id',
      noWeight: 'alle gewichten zijn 0: niemand zou ergens heen kunnen',
    },
  },
  de: {
    name: 'Zufällig aufteilen',
    about: 'Schickt Besucher per Zufall auf verschiedene Wege, um zu sehen, welcher besser wirkt',
    fields: {
      arms: { label: 'Arme', hint: 'Jeder hat einen eigenen Ausgang' },
      'arms.id': { label: 'ID', hint: 'Was in der Variablen steht; bleibt, wenn sich der Name ändert' },
      'arms.label': 'Name',
      'arms.weight': { label: 'Gewicht', hint: 'Im Verhältnis zu den anderen: bei 3 und 1 gehen drei von vier hierher' },
      sticky: { label: 'Immer derselbe Arm', hint: 'Wer im selben Gespräch wiederkommt, geht denselben Weg' },
      saveAs: { label: 'Speichern als', hint: 'Eine Variable mit der ID des Arms, für Regeln und Berichte' },
    },
    ports: {},
    problems: {
      sameArm: 'zwei Arme haben dieselbe Id',
      noWeight: 'alle Gewichte sind 0: niemand käme irgendwohin',
    },
  },
  da: {
    name: 'Tilfældig fordeling',
    about: 'Sender besøgende ad forskellige veje ved en tilfældighed for at se, hvad der virker bedst',
    fields: {
      arms: { label: 'Arme', hint: 'Hver har sin egen udgang' },
      'arms.id': { label: 'Id', hint: 'Det, variablen indeholder; det bliver, når navnet ændres' },
      'arms.label': 'Navn',
      'arms.weight': { label: 'Vægt', hint: 'I forhold til de andre: ved 3 og 1 går tre ud af fire denne vej' },
      sticky: { label: 'Samme arm hver gang', hint: 'Den, der kommer igennem igen i samme samtale, går samme vej' },
      saveAs: { label: 'Gem som', hint: 'En variabel med armens id, til regler og rapporter' },
    },
    ports: {},
    problems: {
      sameArm: 'to arme har samme id',
      noWeight: 'alle vægte er 0: ingen ville kunne komme nogen steder hen',
    },
  },
}
