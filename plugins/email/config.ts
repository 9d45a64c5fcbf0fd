import { z } from 'zod'
import { field, type Localised } from '../kit/index.ts'

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .refine(text => text === '' || /^[a-z0-9.:-]+$/.test(text), 'write a host like mail.example.com, without https://')
  .default('')
const port = z.int().min(1).max(65_535)
const security = z.enum(['tls', 'starttls'])
const user = z.string().trim().max(320).default('')
const written = z.string().trim().toLowerCase().max(254)
const isAddress = (text: string): boolean => /^[^\s@<>(),:;"[\]\\]+@[a-z0-9.-]+$/.test(text)
const notAddress = 'write an address like support@example.com'
const address = written.refine(isAddress, notAddress)

const mailbox = { reads: [true] }
const apart = { sameSignIn: [false] }
const byPassword = { signIn: ['password'] }
const byToken = { signIn: ['oauth'] }

const words = (en: string, nl: string, de: string, da: string): Localised => ({ en, nl, de, da })

// Tokens cross no network in the open; on this machine there is nobody between.
function isTokenUrl(text: string): boolean {
  const url = URL.parse(text)
  if (text === '' || url?.protocol === 'https:') return true
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

const filter = z.strictObject({
  part: z.enum(['sender', 'subject']).default('sender'),
  contains: z.string().trim().min(1).max(200),
  does: z.enum(['silent', 'drop']).default('silent'),
})

/** What an admin sets for one mailbox. */
export const config = z.strictObject({
  address: written.refine(text => text === '' || isAddress(text), notAddress).default(''),
  name: z.string().trim().max(100).default(''),
  aliases: z.array(address).max(50).default([]),
  reads: z.boolean().default(true),
  imapHost: host.meta({ when: mailbox }),
  imapPort: port.default(993).meta({ when: mailbox }),
  imapSecurity: security.default('tls').meta({ when: mailbox }),
  signIn: z.enum(['password', 'oauth']).default('password'),
  user,
  password: field.secret().min(1).default('password').meta({ when: byPassword }),
  provider: z.enum(['google', 'microsoft', 'other']).default('google').meta({ when: byToken }),
  tenant: z
    .string()
    .trim()
    .max(100)
    .regex(/^[A-Za-z0-9.-]*$/, 'write the id or a domain of the directory')
    .default('')
    .meta({ when: { ...byToken, provider: ['microsoft'] } }),
  tokenUrl: z
    .string()
    .trim()
    .max(1_000)
    .refine(isTokenUrl, 'write an address that begins with https://')
    .default('')
    .meta({ when: { ...byToken, provider: ['other'] } }),
  clientId: z.string().trim().max(300).default('').meta({ when: byToken }),
  clientSecret: field.secret().min(1).default('client-secret').meta({ when: byToken }),
  refreshToken: field.secret().min(1).default('refresh-token').meta({ when: byToken }),
  folder: z.string().trim().min(1).max(200).default('INBOX').meta({ when: mailbox }),
  smtpHost: host,
  smtpPort: port.default(465),
  smtpSecurity: security.default('tls'),
  sameSignIn: z.boolean().default(true),
  smtpUser: user.meta({ when: apart }),
  smtpPassword: field.secret().min(1).default('smtp-password').meta({ when: apart }),
  tagged: z.boolean().default(true).meta({ when: mailbox }),
  signature: field
    .localised()
    .default(
      words(
        'Kind regards,\n{{agent}}\n{{name}}',
        'Met vriendelijke groet,\n{{agent}}\n{{name}}',
        'Mit freundlichen Grüßen\n{{agent}}\n{{name}}',
        'Med venlig hilsen\n{{agent}}\n{{name}}',
      ),
    ),
  history: z.boolean().default(true),
  filters: z.array(filter).max(100).default([]).meta({ when: mailbox }),
  mostInTenMinutes: z.int().min(1).max(100).default(2),
  mostADay: z.int().min(1).max(1_000).default(10),
  repeats: z.boolean().default(false),
  inbox: z.string().max(64).default('main'),
})

export type EmailConfig = z.output<typeof config>
