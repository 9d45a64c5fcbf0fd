import { expect, test } from 'vitest'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { defaultLimits } from '../../runtime/settings/limits.ts'
import { readSettings } from '../../runtime/settings/settings.ts'

test('without anything set there are defaults that are safe', () => {
  expect(readSettings({})).toEqual({
    dataDir: './data',
    host: 'localhost',
    port: 3000,
    privateTargets: '',
    trustProxy: false,
    origins: [],
    limits: defaultLimits,
    socketHeartbeatMs: 20_000,
    mailAfterMs: 300_000,
    storePages: 0,
    pluginsWatch: true,
    logLevel: 'warn',
  })
})

test('what is set is read, what is empty counts as not set', () => {
  const token = 'x'.repeat(32)
  const settings = readSettings({
    DATA_DIR: '/var/parley',
    HOST: '0.0.0.0',
    PORT: '0',
    PUBLIC_URL: 'https://chat.example.com/',
    ADMIN_TOKEN: token,
    TRUST_PROXY: '2',
    ORIGINS: 'https://www.example.com, http://localhost:8080/',
    SOCKET_HEARTBEAT_MS: '1000',
    STORE_PAGES: '500',
    SMTP_URL: 'smtps://me:p%40ss@mail.example.com',
    MAIL_FROM: 'Kestrel Solar <support@kestrel.example>',
    MAIL_AFTER_MS: '60000',
    SECRET_KEY_FILE: '/run/secrets/parley',
    PLUGINS_WATCH: 'off',
    LOG_LEVEL: 'debug',
    DATABASE_URL: '',
    PRIVATE_TARGETS: ' ',
  })
  expect(settings).toEqual({
    dataDir: '/var/parley',
    host: '0.0.0.0',
    port: 0,
    publicUrl: 'https://chat.example.com',
    adminToken: token,
    privateTargets: '',
    trustProxy: 2,
    origins: ['https://www.example.com', 'http://localhost:8080'],
    limits: defaultLimits,
    socketHeartbeatMs: 1_000,
    mail: { smtpUrl: 'smtps://me:p%40ss@mail.example.com', from: 'Kestrel Solar <support@kestrel.example>' },
    mailAfterMs: 60_000,
    storePages: 500,
    secretKeyFile: '/run/secrets/parley',
    pluginsWatch: false,
    logLevel: 'debug',
  })
  expect(readSettings({ ADMIN_TOKEN: '', TRUST_PROXY: 'false', ORIGINS: '*' })).not.toHaveProperty('adminToken')
})

test('rates are switched off together or set one by one; sizes stay', () => {
  const { limits } = readSettings({ RATE_LIMITS: 'off' })
  expect(limits).toMatchObject({
    messagesPerSecond: Number.POSITIVE_INFINITY,
    socketsPerIp: Number.POSITIVE_INFINITY,
    turnsPerMinutePerConversation: Number.POSITIVE_INFINITY,
  })
  expect(limits).toMatchObject({ textLength: 8_000, waitingTurns: 10_000 })
  expect(readSettings({ RATE_LIMITS: 'messagesPerSecond=0.5, apiBurst=off,textLength=200' }).limits).toEqual({
    ...defaultLimits,
    messagesPerSecond: 0.5,
    apiBurst: Number.POSITIVE_INFINITY,
    textLength: 200,
  })
})

test.each([
  ['ADMIN_TOKEN', 'x'.repeat(31)],
  ['ADMIN_TOKEN', `${'x'.repeat(20)} ${'x'.repeat(20)}`],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000x'],
  ['PUBLIC_URL', 'chat.example.com'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['PUBLIC_URL', 'https://user:pass@example.com'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '99'],
  ['ORIGINS', 'example.com'],
  ['ORIGINS', 'https://example.com/path'],
  ['ORIGINS', 'https://a.example,,https://b.example'],
  ['RATE_LIMITS', 'on'],
  ['RATE_LIMITS', 'messagesPerSecond'],
  ['RATE_LIMITS', 'messagesPerSecond=0'],
  ['RATE_LIMITS', 'messagesPerSecond=-1'],
  ['RATE_LIMITS', 'textLength=off'],
  ['RATE_LIMITS', 'textLength=1.5'],
  ['RATE_LIMITS', '__proto__=1'],
  ['RATE_LIMITS', 'frameBytes=off'],
  ['SOCKET_HEARTBEAT_MS', '99'],
  ['SOCKET_HEARTBEAT_MS', '300001'],
  ['STORE_PAGES', 'many'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['SMTP_URL', 'smtp://:%zz@mail.example.com'],
  ['SMTP_URL', 'smtp://user:secret-of-mail@mail.example.com?pool=true'],
  ['MAIL_FROM', 'Kestrel Solar'],
  ['MAIL_FROM', 'Kestrel\nBcc: x <a@b.example>'],
  ['MAIL_AFTER_MS', '10'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'postgres://localhost/parley'],
])('%s=%s is refused by its name, with what to do', (name, value) => {
  const error = (() => {
    try {
      return readSettings({ [name]: value })
    } catch (error) {
      return error
    }
  })()
  if (!(error instanceof ParleyError)) throw new Error('it was taken')
  expect([error.code, error.params.name]).toEqual(['setting_invalid', name])
  expect(String(error.params.why).length).toBeGreaterThan(10)
  if (name === 'ADMIN_TOKEN' || name === 'SMTP_URL') expect(error.message).not.toContain(value)
})

test('a mail server without a sender is refused by the name of what is missing, without telling its password', () => {
  const read = (): unknown => readSettings({ SMTP_URL: 'smtp://me:secret@mail.example.com' })
  expect(read).toThrow(
    expect.objectContaining({ code: 'setting_invalid', params: expect.objectContaining({ name: 'MAIL_FROM' }) }),
  )
  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret') }))
})
