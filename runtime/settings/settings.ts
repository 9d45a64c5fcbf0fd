import { z } from 'zod'
import { ParleyError } from '../errors/parley-error.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { type MailSettings, mailModel } from './mail-settings.ts'
import { parseLimits } from './parse-limits.ts'

/** What an operator decides, read from the environment once. */
export interface Settings {
  /** `DATA_DIR`: where everything is kept. */
  readonly dataDir: string
  /** `HOST`: where to listen. `localhost` unless set: who wants to be reached from elsewhere says so. */
  readonly host: string
  /** `PORT`: 0 takes any that is free. */
  readonly port: number
  /** `PUBLIC_URL`: the address people reach this server by, without a slash at the end. */
  readonly publicUrl?: string
  /** `ADMIN_TOKEN`: opens the team's side of the API. Without one it is closed. */
  readonly adminToken?: string
  /** `PRIVATE_TARGETS`: `host:port,...` that flows may call although they are private. */
  readonly privateTargets: string
  /** `TRUST_PROXY`: how many proxies stand before this server; false = none, their headers are not believed. */
  readonly trustProxy: false | number
  /** `ORIGINS`: web origins whose pages may talk to the visitor API; none = any. */
  readonly origins: readonly string[]
  /** `RATE_LIMITS`: `off`, or `name=value,...`. */
  readonly limits: Limits
  /** `SOCKET_HEARTBEAT_MS`: how often open sockets are asked whether somebody is there. */
  readonly socketHeartbeatMs: number
  /** `SMTP_URL`, `MAIL_FROM`: how agents' answers reach visitors who are gone. Without them they wait in the chat. */
  readonly mail?: MailSettings
  /** `MAIL_AFTER_MS`: how long a line of an agent may stand unread before it goes by mail. */
  readonly mailAfterMs: number
  /** `SECRET_KEY`: what seals the credentials of plugins and channels, base64, the newest first. Else the data folder keeps a key. */
  readonly secretKey?: string
  /** `SECRET_KEY_FILE`: the file that holds it. */
  readonly secretKeyFile?: string
  /** `PLUGINS_WATCH`: are plugins of one's own loaded anew when they are saved? */
  readonly pluginsWatch: boolean
  /** `STORE_PAGES`: the most pages of 4096 bytes the database may have; 0 = no limit. */
  readonly storePages: number
  /** `LOG_LEVEL` of pino. */
  readonly logLevel: (typeof logLevels)[number]
}

/** Reads the settings; what is empty counts as not set. Error: `setting_invalid`, naming the first that cannot be used and why. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(
    Object.keys(model.shape).map(name => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  )
  const read = model.safeParse(set)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new ParleyError('setting_invalid', { name: String(issue?.path[0]), why: issue?.message ?? '' })
  }
  const { PUBLIC_URL: publicUrl, ADMIN_TOKEN: adminToken, SMTP_URL: smtpUrl, MAIL_FROM: from, ...other } = read.data
  const { SECRET_KEY: secretKey, SECRET_KEY_FILE: secretKeyFile } = other
  if (secretKey !== undefined && secretKeyFile !== undefined)
    throw new ParleyError('setting_invalid', { name: 'SECRET_KEY_FILE', why: 'SECRET_KEY is set too: say the key in one place' })
  if (smtpUrl !== undefined && from === undefined)
    throw new ParleyError('setting_invalid', { name: 'MAIL_FROM', why: 'say whose mails leave by the server in SMTP_URL' })
  return {
    dataDir: other.DATA_DIR,
    host: other.HOST,
    port: other.PORT,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(adminToken === undefined ? {} : { adminToken }),
    privateTargets: other.PRIVATE_TARGETS,
    trustProxy: other.TRUST_PROXY,
    origins: other.ORIGINS,
    limits: other.RATE_LIMITS,
    socketHeartbeatMs: other.SOCKET_HEARTBEAT_MS,
    ...(smtpUrl === undefined || from === undefined ? {} : { mail: { smtpUrl, from } }),
    mailAfterMs: other.MAIL_AFTER_MS,
    ...(secretKey === undefined ? {} : { secretKey }),
    ...(secretKeyFile === undefined ? {} : { secretKeyFile }),
    pluginsWatch: other.PLUGINS_WATCH === 'on',
    storePages: other.STORE_PAGES,
    logLevel: other.LOG_LEVEL,
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const whole = (max: number, why: string, min = 0) =>
  z
    .string()
    .regex(/^\d{1,9}$/, why)
    .transform(Number)
    .refine(value => value >= min && value <= max, why)

const model = z.object({
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('localhost'),
  PORT: whole(65_535, 'write a port between 0 and 65535').default(3000),
  PUBLIC_URL: z
    .string()
    .refine(text => isWebAddress(text), 'write an address like https://chat.example.com')
    .transform(text => text.replace(/\/$/, ''))
    .optional(),
  ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,512}$/, 'it needs at least 32 characters, without spaces: `openssl rand -base64 32` makes one')
    .optional(),
  PRIVATE_TARGETS: z.string().default(''),
  TRUST_PROXY: z
    .stringFormat('hops', /^(false|[0-9]|10)$/, 'write how many proxies stand before this server: 1 for one')
    .transform(text => (text === 'false' || text === '0' ? (false as const) : Number(text)))
    .default(false),
  ORIGINS: z
    .string()
    .transform(text => (text === '*' ? [] : text.split(',').map(entry => entry.trim().toLowerCase().replace(/\/$/, ''))))
    .refine(
      origins => origins.every(origin => URL.parse(origin)?.origin === origin),
      'write origins like https://www.example.com, with commas between',
    )
    .default([]),
  RATE_LIMITS: z
    .string()
    .transform((text, context): Limits => {
      const limits = parseLimits(text)
      if (typeof limits !== 'string') return limits
      context.addIssue(limits)
      return z.NEVER
    })
    .default(defaultLimits),
  SOCKET_HEARTBEAT_MS: whole(300_000, 'write milliseconds from 100 to 300000', 100).default(20_000),
  PLUGINS_WATCH: z.enum(['on', 'off'], 'write on or off').default('on'),
  STORE_PAGES: whole(999_999_999, 'write how many pages of 4096 bytes, 0 for no limit').default(0),
  SECRET_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9+/_-]{43}=?(\s*,\s*[A-Za-z0-9+/_-]{43}=?)*$/,
      'write 32 bytes as base64: `openssl rand -base64 32` makes them',
    )
    .optional(),
  SECRET_KEY_FILE: z.string().optional(),
  ...mailModel,
  LOG_LEVEL: z.enum(logLevels, `write one of ${logLevels.join(', ')}`).default('warn'),
  DATABASE_URL: z.undefined('this build keeps its data in SQLite only: unset it, and set DATA_DIR to a folder that is backed up'),
})

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === ''
}
