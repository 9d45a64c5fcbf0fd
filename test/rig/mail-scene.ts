import { createHmac, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { config as configModel, type EmailConfig } from '../../plugins/email/config.ts'
import type { EmailLine } from '../../plugins/email/server/email-line.ts'
import type { Incoming, News, Outgoing, Recipient, Trouble } from '../../plugins/kit/server.ts'
import { createManualClock, type ManualClock } from '../../runtime/clock/manual-clock.ts'

/** The runtime's end of a mailbox's line, without a runtime: what it is handed and told is kept. */
export interface PretendLine {
  readonly line: EmailLine
  readonly clock: ManualClock
  readonly received: Incoming[]
  readonly told: News[]
  readonly troubles: (Trouble | undefined)[]
  readonly logged: string[]
  /** Ids of what could not be understood. */
  readonly buried: string[]
  /** What the channel has kept. */
  kept: unknown
  /** What `receive` does instead, each once. */
  readonly refuses: Error[]
  /** What every secret is that `secrets` has no value of its own for. */
  secret: string | Error
  readonly secrets: Map<string, string>
  /** What keeping another value in place of a secret ends with, each once. */
  readonly unkeepable: Error[]
  /** Is something wrong now? */
  readonly trouble: Trouble | undefined
}

/** `config`: with the defaults of what is left out. */
export function pretendLine(config: Partial<EmailConfig>, id = 'post'): PretendLine {
  const clock = createManualClock()
  const salt = randomBytes(8).toString('hex')
  const tokens = new Map<string, string>()
  const seen = new Set<string>()
  const scene = {
    clock,
    received: [] as Incoming[],
    told: [] as News[],
    troubles: [] as (Trouble | undefined)[],
    logged: [] as string[],
    buried: [] as string[],
    kept: undefined as unknown,
    refuses: [] as Error[],
    secret: 'pass word' as string | Error,
    secrets: new Map<string, string>(),
    unkeepable: [] as Error[],
    get trouble() {
      return scene.troubles.at(-1)
    },
  }
  const keep = (value: unknown): void => {
    const text = JSON.stringify(value)
    expect(text.length).toBeLessThanOrEqual(100_000)
    scene.kept = JSON.parse(text)
  }
  const line: EmailLine = {
    id,
    config: configModel.parse(config),
    origin: 'https://parley.example',
    receive(incoming, about = {}) {
      const refusal = scene.refuses.shift()
      if (refusal) return Promise.reject(refusal)
      if ('keep' in about) keep(about.keep)
      if (seen.has(incoming.id)) return Promise.resolve({ outcome: 'duplicate' })
      seen.add(incoming.id)
      scene.received.push(incoming)
      return Promise.resolve({ outcome: 'stored' })
    },
    bury: broken => done(scene.buried.push(broken.id)),
    tell: news => done(scene.told.push(news)),
    kept: () => Promise.resolve(scene.kept),
    keep: value => done(keep(value)),
    replyToken(conversation) {
      const token = createHmac('sha256', salt).update(conversation).digest('hex').slice(0, 42)
      tokens.set(token, conversation)
      return token
    },
    conversationOf: token => tokens.get(token),
    reach: host => Promise.resolve(host),
    trouble: trouble => void scene.troubles.push(trouble),
    secret(name) {
      const value = scene.secrets.get(name) ?? scene.secret
      return value instanceof Error ? Promise.reject(value) : Promise.resolve(value)
    },
    replaceSecret(name, from, to) {
      const refusal = scene.unkeepable.shift()
      if (refusal) return Promise.reject(refusal)
      if (scene.secrets.get(name) !== from) return Promise.resolve(false)
      scene.secrets.set(name, to)
      return Promise.resolve(true)
    },
    fetch: () => Promise.reject(new Error('nobody is there')),
    mail: () => Promise.reject(new Error('there is no mail of the installation')),
    log: message => void scene.logged.push(message),
    clock: { now: () => clock.now(), after: (ms, work) => clock.after(ms, () => void work()) },
  }
  return Object.assign(scene, { line })
}

const done = (_did: unknown): Promise<void> => Promise.resolve()

/** Somebody who is answered. */
export function recipient(id = 'ada@corp.example', about: Partial<Recipient> = {}): Recipient {
  return { id, name: 'Ada', language: 'en', conversation: 'c'.repeat(22), ...about }
}

/** Something that is said. */
export function said(text: string, about: Partial<Outgoing> = {}): Outgoing {
  return { message: { text }, author: { type: 'agent', name: 'Mia' }, at: 1_767_225_600_000, ...about }
}

/** A mail as people's programs write them. */
export function mailText(about: {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly id?: string
  readonly headers?: readonly string[]
  readonly text?: string
}): string {
  const { from = 'Ada <ada@corp.example>', to = 'support@brand.example', subject = 'A question', text = 'Hello there' } = about
  const id = about.id === undefined ? [] : [`Message-ID: <${about.id}>`]
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Thu, 01 Jan 2026 00:00:00 +0000',
    ...id,
    ...(about.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n')
}
