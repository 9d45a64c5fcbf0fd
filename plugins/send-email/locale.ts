/** What the builder shows. */
export const texts = {
  en: {
    name: 'Send email',
    about: 'Sends a mail from your company, to the visitor or to somebody else',
    fields: {
      to: { label: 'To', hint: 'One address; {{contact.email}} is the visitor’s' },
      subject: 'Subject',
      text: { label: 'Text', hint: 'What visitors have written stands in it as plain text' },
      replyTo: { label: 'Answers to', hint: 'An address, when answers go elsewhere than to the sender' },
      wait: { label: 'Wait until it has left', hint: 'Without it the flow goes on at once, and never by "Failed"' },
    },
    ports: { sent: 'Sent', 'no-address': 'No address', failed: 'Failed' },
    problems: {
      noSubject: 'the mail has no subject',
      noMailText: 'the mail has no text',
    },
  },
  nl: {
    name: 'E-mail sturen',
    about: 'Stuurt een mail van je bedrijf, naar de bezoeker of naar iemand anders',
    fields: {
      to: { label: 'Aan', hint: 'Eén adres; {{contact.email}} is dat van de bezoeker' },
      subject: 'Onderwerp',
      text: { label: 'Tekst', hint: 'Wat bezoekers geschreven hebben, staat er als gewone tekst in' },
      replyTo: { label: 'Antwoorden naar', hint: 'Een adres, als antwoorden niet naar de afzender gaan' },
      wait: { label: 'Wachten tot de mail weg is', hint: 'Zonder dit gaat de flow meteen verder, en nooit via "Mislukt"' },
    },
    ports: { sent: 'Verstuurd', 'no-address': 'Geen adres', failed: 'Mislukt' },
    problems: {
      noSubject: 'de mail heeft geen onderwerp',
      noMailText: 'de mail heeft geen tekst',
    },
  },
  de: {
    name: 'E-Mail senden',
    about: 'Sendet eine E-Mail von Ihrer Firma, an die Person im Chat oder an jemand anderen',
    fields: {
      to: { label: 'An', hint: 'Eine Adresse; {{contact.email}} ist die der Person im Chat' },
      subject: 'Betreff',
      text: { label: 'Text', hint: 'Was jemand im Chat geschrieben hat, steht darin als reiner Text' },
      replyTo: { label: 'Antworten an', hint: 'Eine Adresse, wenn Antworten nicht an den Absender gehen' },
      wait: {
        label: 'Warten, bis sie gesendet ist',
        hint: 'Sonst geht der Flow sofort weiter, und nie über „Fehlgeschlagen“',
      },
    },
    ports: { sent: 'Gesendet', 'no-address': 'Keine Adresse', failed: 'Fehlgeschlagen' },
    problems: {
      noSubject: 'die Mail hat keinen Betreff',
      noMailText: 'die Mail hat keinen Text',
    },
  },
  da: {
    name: 'Send e-mail',
    about: 'Sender en mail fra jeres firma, til den besøgende eller til en anden',
    fields: {
      to: { label: 'Til', hint: 'Én adresse; {{contact.email}} er den besøgendes' },
      subject: 'Emne',
      text: { label: 'Tekst', hint: 'Det, besøgende har skrevet, står i den som ren tekst' },
      replyTo: { label: 'Svar til', hint: 'En adresse, når svar skal et andet sted hen end til afsenderen' },
      wait: { label: 'Vent, til den er sendt', hint: 'Uden dette fortsætter flowet straks, og aldrig ad "Mislykkedes"' },
    },
    ports: { sent: 'Sendt', 'no-address': 'Ingen adresse', failed: 'Mislykkedes' },
    problems: {
      noSubject: 'mailen har intet emne',
      noMailText: 'mailen har ingen tekst',
    },
  },
}
