import { z } from 'zod'
import { ParleyError } from '../errors/parley-error.ts'
import { defaultLimits, type Limits } from './limits.ts'
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
  const { PUBLIC_URL: publicUrl, ADMIN_TOKEN: adminToken, ...other } = read.data
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
    storePages: other.STORE_PAGES,
    logLevel: other.LOG_LEVEL,
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const whole = (max: number, why: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, why)
    .transform(Number)
    .refine(value => value <= max, why)

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
  STORE_PAGES: whole(999_999_999, 'write how many pages of 4096 bytes, 0 for no limit').default(0),
  LOG_LEVEL: z.enum(logLevels, `write one of ${logLevels.join(', ')}`).default('warn'),
  DATABASE_URL: z.undefined('this build keeps its data in SQLite only: unset it, and set DATA_DIR to a folder that is backed up'),
})

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === ''
}
