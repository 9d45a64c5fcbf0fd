import { z } from 'zod'

/** Which mail server answers leave by, and as whom. */
export interface MailSettings {
  /** Holds a password: it is never logged. */
  readonly smtpUrl: string
  readonly from: string
}

/** Settings of mail, as the environment names them. What is wrong is said without repeating it: the address holds a password. */
export const mailModel = {
  SMTP_URL: z
    .string()
    .refine(text => isMailServer(text), 'write an address like smtps://user:password@mail.example.com:465')
    .optional(),
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(
      /^(?:[^\s<>@"]+@[^\s<>@"]+|(?:"[^"<>\p{Cc}]{1,100}"|[^"<>@\p{Cc}]{1,100}) ?<[^\s<>@"]+@[^\s<>@"]+>)$/u,
      'write an address like support@example.com, or Kestrel Solar <support@example.com>',
    )
    .optional(),
  MAIL_AFTER_MS: z
    .string()
    .regex(/^\d{1,9}$/, 'write milliseconds from 1000 to 86400000')
    .transform(Number)
    .refine(ms => ms >= 1_000 && ms <= 86_400_000, 'write milliseconds from 1000 to 86400000')
    .default(300_000),
}

function isMailServer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.search !== '' || url.hash !== '') return false
  return isDecodable(url.username) && isDecodable(url.password) && (url.pathname === '' || url.pathname === '/')
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
