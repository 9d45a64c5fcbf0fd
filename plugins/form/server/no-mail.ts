import type { Sent, Trouble } from '../../kit/server.ts'

/** Answers of a form go by the mail of the installation, and there is none. */
const noMail: Trouble = {
  code: 'mail-off',
  why: 'no mail server is set up',
  remedy: {
    en: 'Answers to this form go by mail, and this server has no mail server. Whoever runs it sets “SMTP_URL” and “MAIL_FROM”, and starts it again; then send the answer once more.',
    nl: 'Antwoorden op dit formulier gaan per mail, en deze server heeft geen mailserver. Wie hem beheert stelt “SMTP_URL” en “MAIL_FROM” in en start opnieuw; stuur het antwoord daarna nog een keer.',
    de: 'Antworten auf dieses Formular gehen per E-Mail, und dieser Server hat keinen Mailserver. Wer ihn betreibt, setzt „SMTP_URL“ und „MAIL_FROM“ und startet ihn neu; senden Sie die Antwort dann noch einmal.',
    da: 'Svar på denne formular sendes på mail, og denne server har ingen mailserver. Den, der driver den, sætter “SMTP_URL” og “MAIL_FROM” og starter den igen; send så svaret en gang til.',
  },
}

/** What an answer that went, or did not go, says of the channel as a whole; undefined: nothing. */
export function troubleBy(sent: Sent): { readonly trouble: Trouble | undefined } | undefined {
  if (sent.type === 'sent') return { trouble: undefined }
  return sent.type === 'failed' && sent.code === 'mail-off' ? { trouble: noMail } : undefined
}
