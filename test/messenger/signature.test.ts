import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { isSigned, proofOf } from '../../plugins/messenger/server/signature.ts'
import { userOfSigned } from '../../plugins/messenger/server/signed-request.ts'
import { challengeOf } from '../../plugins/messenger/server/verification.ts'

const secret = 'test-app-secret'
const body = Buffer.from(
  String.raw`{"object":"page","entry":[{"id":"1","time":1700000000000,"messaging":[{"sender":{"id":"7"},"recipient":{"id":"1"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"\u00e4\u00f6\u00e5 \u003Cb> 100\u0025 a\u0040b.c http:\/\/x \ud83d\ude00"}}]}]}`,
)
const right = '238bc49dc113bb226ad27607ecb216d50a844980267fd05d153306dd19f7e7cb'

describe('the signature of a webhook', () => {
  it('is that of the bytes as they came', () => {
    expect(body.length).toBe(250)
    expect(isSigned(`sha256=${right}`, body, secret)).toBe(true)
  })
  it('is not that of the same said in other bytes', () => {
    const again = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
    expect(again.length).toBe(213)
    expect(isSigned(`sha256=${right}`, again, secret)).toBe(false)
    expect(isSigned('sha256=0c16b9bfb08de7a8d28b655b7d636fd93c2dad0d7a9a0f73ce1153b942971b02', body, secret)).toBe(false)
  })
  it.each([
    ['an older kind', 'sha1=e1e21b5d62d2377f735e5995a04f78ae17d679ef'],
    ['none', undefined],
    ['an empty one', ''],
    ['several', [`sha256=${right}`]],
    ['a short one', `sha256=${right.slice(2)}`],
    ['capital letters', `sha256=${right.toUpperCase()}`],
    ['something behind it', `sha256=${right}0`],
  ])('is not %s', (_, header) => {
    expect(isSigned(header, body, secret)).toBe(false)
  })
  it('never holds without a secret', () => {
    expect(isSigned(`sha256=${createHmac('sha256', '').update(body).digest('hex')}`, body, '')).toBe(false)
  })
  it('does not hold for any of 20,000 bodies, signatures and secrets that were changed', () => {
    const accepted = Array.from({ length: 20_000 }, (_, at) => {
      const bytes = randomBytes(2)
      const changed = Buffer.from(body)
      const place = (bytes[0] ?? 0) % changed.length
      const bit = 1 << (at % 8)
      if (at % 3 === 0) return isSigned(`sha256=${right}`, changed.fill((changed[place] ?? 0) ^ bit, place, place + 1), secret)
      if (at % 3 === 1) {
        const mac = Buffer.from(right, 'hex')
        mac[at % 32] = (mac[at % 32] ?? 0) ^ bit
        return isSigned(`sha256=${mac.toString('hex')}`, changed, secret)
      }
      return isSigned(`sha256=${right}`, changed, `${secret}${bytes.toString('hex')}`)
    })
    expect(accepted.filter(Boolean)).toEqual([])
  })
  test('a call proves that whoever has the token knows the secret', () => {
    expect(proofOf('PAGE_TOKEN', secret)).toBe('a66c4ab41cbf7adf4054dffa89d430bc6922b7d446bc99958742d5ceea8a8418')
  })
})

describe('a signed request', () => {
  const mac = 'uiQD17XJ2YDwXIdwgx-TftglC4_9G1kw1WV3CXkiYSY'
  const data = 'eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTcwMDAwMDAwMCwidXNlcl9pZCI6IjIxODQ3MSJ9'
  it('names somebody', () => {
    expect(userOfSigned(`${mac}.${data}`, secret)).toBe('218471')
  })
  it.each([
    ['another secret', `${mac}.${data}`, 'another'],
    ['no secret', `${mac}.${data}`, ''],
    ['another body', `${mac}.${data.slice(0, -2)}fQ`, secret],
    ['no signature', `.${data}`, secret],
    ['nothing', '', secret],
    ['parts too many', `${mac}.${data}.${data}`, secret],
  ])('names nobody with %s', (_, request, key) => {
    expect(userOfSigned(request, key)).toBe(undefined)
  })
})

describe('who asks whether this is the address of a webhook', () => {
  const asked = (query: Readonly<Record<string, string>>): string =>
    `${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': 'made-up', 'hub.challenge': '1158201444', ...query })}`
  it('gets the challenge back', () => {
    expect(challengeOf(asked({}), 'made-up')).toBe('1158201444')
  })
  it.each([
    ['another token', asked({ 'hub.verify_token': 'other' }), 'made-up'],
    ['an empty token, where none is set', asked({ 'hub.verify_token': '' }), ''],
    ['another mode', asked({ 'hub.mode': 'unsubscribe' }), 'made-up'],
    ['markup to reflect', asked({ 'hub.challenge': '<script>' }), 'made-up'],
    ['a challenge without end', asked({ 'hub.challenge': 'x'.repeat(201) }), 'made-up'],
    ['a parameter twice', `${asked({})}&hub.challenge=2`, 'made-up'],
    ['nested parameters', 'hub[mode]=subscribe&hub[verify_token]=made-up&hub[challenge]=1', 'made-up'],
    ['nothing', '', 'made-up'],
  ])('gets nothing for %s', (_, search, token) => {
    expect(challengeOf(search, token)).toBe(undefined)
  })
})
