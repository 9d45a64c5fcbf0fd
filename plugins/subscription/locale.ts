/** What the builder shows. */
export const texts = {
  en: {
    name: 'Email subscription',
    about: 'Asks whether the visitor wants mail from you; keep their email with "Email capture"',
    fields: {
      type: { label: 'Type', hint: 'Your name for this kind of mail, such as newsletter' },
      text: { label: 'Question', hint: 'Say what you send and how often' },
      retries: { label: 'Ask again', hint: 'How many times, when it is neither yes nor no; then it leaves by "No"' },
      patience: { label: 'Wait for', hint: 'After this time without an answer it leaves by "No reply"' },
      box: { label: 'As a box', hint: 'Drawn as a box that is not ticked; whoever just writes on has not ticked it' },
      once: { label: 'Ask only once', hint: 'Whoever has answered in this conversation is not asked again and leaves by “No”' },
    },
    ports: { yes: 'Yes', no: 'No', 'no-reply': 'No reply' },
    problems: {
      nothingToAccept: 'there is nothing to say yes to',
    },
  },
  nl: {
    name: 'E-mailabonnement',
    about: 'Vraagt of de bezoeker e-mail van je wil; bewaar het adres met "E-mail vragen"',
    fields: {
      type: { label: 'Soort', hint: 'Je eigen naam voor dit soort e-mail, zoals nieuwsbrief' },
      text: { label: 'Vraag', hint: 'Zeg wat je stuurt en hoe vaak' },
      retries: { label: 'Opnieuw vragen', hint: 'Hoe vaak, als het geen ja en geen nee is; daarna via "Nee"' },
      patience: { label: 'Wacht', hint: 'Na deze tijd zonder antwoord gaat het verder via "Geen antwoord"' },
      box: { label: 'Als vakje', hint: 'Getoond als een leeg vakje; wie gewoon verder schrijft, heeft het niet aangevinkt' },
      once: {
        label: 'Maar één keer vragen',
        hint: 'Wie in dit gesprek al antwoordde, wordt niet opnieuw gevraagd en gaat via "Nee" verder',
      },
    },
    ports: { yes: 'Ja', no: 'Nee', 'no-reply': 'Geen antwoord' },
    problems: {
      nothingToAccept: 'er is niets om ja op te zeggen',
    },
  },
  de: {
    name: 'E-Mail-Abonnement',
    about: 'Fragt, ob jemand E-Mails von Ihnen möchte; die Adresse kommt über „E-Mail erfragen“',
    fields: {
      type: { label: 'Art', hint: 'Ihr Name für diese Art von E-Mail, etwa Newsletter' },
      text: { label: 'Frage', hint: 'Was wird gesendet, und wie oft?' },
      retries: { label: 'Erneut fragen', hint: 'Wie oft, wenn es weder Ja noch Nein ist; dann über „Nein“' },
      patience: { label: 'Warten', hint: 'Nach dieser Zeit ohne Antwort geht es über „Keine Antwort“ weiter' },
      box: { label: 'Als Kästchen', hint: 'Als leeres Kästchen gezeigt; wer einfach weiterschreibt, hat es nicht angekreuzt' },
      once: {
        label: 'Nur einmal fragen',
        hint: 'Wer in diesem Gespräch schon geantwortet hat, wird nicht erneut gefragt und geht über „Nein“ weiter',
      },
    },
    ports: { yes: 'Ja', no: 'Nein', 'no-reply': 'Keine Antwort' },
    problems: {
      nothingToAccept: 'es gibt nichts, wozu man ja sagen könnte',
    },
  },
  da: {
    name: 'E-mailabonnement',
    about: 'Spørger, om den besøgende vil have mail fra jer; adressen fås med "Spørg om e-mail"',
    fields: {
      type: { label: 'Type', hint: 'Jeres navn for denne slags mail, for eksempel nyhedsbrev' },
      text: { label: 'Spørgsmål', hint: 'Sig, hvad I sender, og hvor tit' },
      retries: { label: 'Spørg igen', hint: 'Hvor mange gange, når det hverken er ja eller nej; derefter ad "Nej"' },
      patience: { label: 'Vent', hint: 'Efter denne tid uden svar går det videre ad "Intet svar"' },
      box: { label: 'Som et felt', hint: 'Vises som et tomt afkrydsningsfelt; den, der bare skriver videre, har ikke sat kryds' },
      once: {
        label: 'Spørg kun én gang',
        hint: 'Den, der allerede har svaret i denne samtale, spørges ikke igen og går videre ad "Nej"',
      },
    },
    ports: { yes: 'Ja', no: 'Nej', 'no-reply': 'Intet svar' },
    problems: {
      nothingToAccept: 'der er intet at sige ja til',
    },
  },
}

/** What visitors read unless the author writes something else. */
export const phrases = {
  yes: { en: 'Yes, please', nl: 'Ja, graag', de: 'Ja, gerne', da: 'Ja tak' },
  no: { en: 'No, thank you', nl: 'Nee, bedankt', de: 'Nein, danke', da: 'Nej tak' },
  unclear: {
    en: 'Please choose: yes or no?',
    nl: 'Maak een keuze: ja of nee?',
    de: 'Bitte wähle: ja oder nein?',
    da: 'Vælg venligst: ja eller nej?',
  },
}
