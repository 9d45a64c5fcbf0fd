import { z } from 'zod'
import { field, type Localised } from '../kit/index.ts'

const id = z
  .string()
  .trim()
  .regex(/^\d{0,32}$/, 'an id of Facebook holds digits only')

const botWords: Localised = {
  en: 'You are talking to an automated assistant.',
  nl: 'Je praat met een geautomatiseerde assistent.',
  de: 'Sie sprechen mit einem automatischen Assistenten.',
  da: 'Du taler med en automatisk assistent.',
}

/** Versions of the Graph API, newest first. */
const versions = ['v26.0', 'v25.0', 'v24.0', 'v23.0', 'v22.0', 'v21.0'] as const

/** What an admin sets for one Page. */
export const config = z.strictObject({
  page: id.default(''),
  username: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.]{0,64}$/, 'write the name as it stands behind facebook.com/')
    .default(''),
  app: id.default(''),
  verifyToken: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.-]{0,200}$/, 'use letters, digits, ".", "_" and "-"')
    .default(''),
  pageToken: field.secret().min(1).default('page-token'),
  appSecret: field.secret().min(1).default('app-secret'),
  greeting: field.localised().optional(),
  menu: z
    .array(z.strictObject({ title: field.localised(), flow: field.flow() }))
    .max(3)
    .default([]),
  disclosure: z.boolean().default(true),
  disclosureText: field.localised().default(botWords),
  humanAgent: z.boolean().default(true),
  names: z.boolean().default(true),
  inbox: z.string().max(64).default('main'),
  version: z.enum(versions).default('v26.0'),
  graph: z
    .url({ protocol: /^https?$/, error: 'write an address like https://graph.facebook.com' })
    .max(300)
    .default('https://graph.facebook.com'),
})

export type MessengerConfig = z.output<typeof config>
