import { z } from 'zod'
import { field, type Localised } from '../kit/index.ts'

const kinds = ['text', 'longtext', 'email', 'phone', 'url', 'number', 'choice', 'checkbox'] as const

const formField = z
  .strictObject({
    name: field.name,
    label: field.localised(),
    kind: z.enum(kinds).default('text'),
    required: z.boolean().default(false),
    options: field
      .choices()
      .default([])
      .meta({ when: { kind: ['choice'] } }),
  })
  .refine(({ kind, options }) => kind !== 'choice' || options.length > 0, {
    message: 'there is nothing to choose from',
    path: ['options'],
  })

export type FormField = z.output<typeof formField>

const words = (en: string, nl: string, de: string, da: string): Localised => ({ en, nl, de, da })

const firstFields: FormField[] = [
  { name: 'name', label: words('Name', 'Naam', 'Name', 'Navn'), kind: 'text', required: true, options: [] },
  { name: 'email', label: words('Email', 'E-mail', 'E-Mail', 'E-mail'), kind: 'email', required: true, options: [] },
  { name: 'message', label: words('Message', 'Bericht', 'Nachricht', 'Besked'), kind: 'longtext', required: true, options: [] },
]

/** What an admin sets for one form. */
export const config = z
  .strictObject({
    title: field.localised().default(words('Write to us', 'Schrijf ons', 'Schreiben Sie uns', 'Skriv til os')),
    intro: field.localised().optional(),
    fields: z.array(formField).min(1).max(30).default(firstFields),
    nameField: z.string().max(64).default('name'),
    emailField: z.string().max(64).default('email'),
    files: z.int().min(0).max(5).default(0),
    thanks: field
      .localised()
      .default(
        words(
          'Thank you. We have your message and will answer it.',
          'Bedankt. We hebben je bericht en antwoorden je.',
          'Vielen Dank. Ihre Nachricht ist da, wir antworten Ihnen.',
          'Tak. Vi har fået din besked og svarer dig.',
        ),
      ),
    redirect: z
      .string()
      .trim()
      .max(2_000)
      .refine(isRedirect, 'write a path like /thanks, or an address that begins with https://')
      .optional(),
    origins: z.array(field.origin()).max(200).default([]),
    makesTicket: z.boolean().default(true),
    subject: z.string().trim().max(200).default('{{name}}'),
    colour: field.colour().default('#0f5c5a'),
    trap: field.name.default('website'),
    minSeconds: z.int().min(0).max(60).default(2),
    perMinute: z.int().min(1).max(600).default(10),
    inbox: z.string().max(64).default('main'),
  })
  .refine(({ fields }) => new Set(fields.map(({ name }) => name)).size === fields.length, {
    message: 'two fields have the same name',
    path: ['fields'],
  })
  .refine(({ fields, trap }) => fields.every(({ name }) => name !== trap), {
    message: 'a field has the name of the trap',
    path: ['trap'],
  })

export type FormConfig = z.output<typeof config>

// On this machine pages are tried without https.
function isRedirect(text: string): boolean {
  if (/^\/(?![/\\])/.test(text)) return URL.parse(text, 'https://here.example')?.origin === 'https://here.example'
  const url = URL.parse(text)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
}
