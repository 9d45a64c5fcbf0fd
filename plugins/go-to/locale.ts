/** What the builder shows. */
export const texts = {
  en: {
    name: 'Go to',
    about: 'Goes on elsewhere and does not come back',
    fields: {
      flow: { label: 'Flow', hint: 'Begins at its start; choose this or a node' },
      node: { label: 'Node', hint: 'A node of this flow; choose this or a flow' },
    },
    ports: {},
    problems: {
      flowOrNode: 'choose a flow or a node, and not both',
    },
  },
  nl: {
    name: 'Ga naar',
    about: 'Gaat elders verder en komt niet terug',
    fields: {
      flow: { label: 'Flow', hint: 'Begint aan het begin; kies deze of een node' },
      node: { label: 'Node', hint: 'Een node van deze flow; kies deze of een flow' },
    },
    ports: {},
    problems: {
      flowOrNode: 'kies een flow of een stap, en niet allebei',
    },
  },
  de: {
    name: 'Gehe zu',
    about: 'Geht anderswo weiter und kommt nicht zurück',
    fields: {
      flow: { label: 'Flow', hint: 'Beginnt an seinem Anfang; wählen Sie diesen oder einen Knoten' },
      node: { label: 'Knoten', hint: 'Ein Knoten dieses Flows; wählen Sie diesen oder einen Flow' },
    },
    ports: {},
    problems: {
      flowOrNode: 'einen Flow oder einen Schritt wählen, nicht beides',
    },
  },
  da: {
    name: 'Gå til',
    about: 'Fortsætter et andet sted og kommer ikke tilbage',
    fields: {
      flow: { label: 'Flow', hint: 'Begynder forfra i det; vælg dette eller en node' },
      node: { label: 'Node', hint: 'En node i dette flow; vælg denne eller et flow' },
    },
    ports: {},
    problems: {
      flowOrNode: 'vælg et flow eller et trin, ikke begge',
    },
  },
}
