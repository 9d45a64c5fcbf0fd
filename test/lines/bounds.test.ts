import { expect, it } from 'vitest'
import { hook } from '../../plugins/hook/index.ts'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import { boundsOf } from '../../runtime/lines/bounds-of.ts'

const config = { url: 'https://shop.example:8443/answers', secret: 'signing', more: { list: ['http://other.example/'] } }

it('a channel reaches the addresses that an admin has set, and opens the secrets that are named there', () => {
  const { mayReach, mayOpen } = boundsOf({ kind: hook, config })
  for (const url of ['https://shop.example/else', 'http://other.example/']) expect(() => mayReach(new URL(url))).not.toThrow()
  for (const url of ['https://evil.example/', 'https://shop.example.evil.example/', 'http://127.0.0.1:4600/'])
    expect(() => mayReach(new URL(url)), url).toThrow(expect.objectContaining({ code: 'host_not_permitted' }))
  expect(() => mayOpen('signing')).not.toThrow()
  expect(() => mayOpen('token')).toThrow(expect.objectContaining({ code: 'secret_not_permitted' }))
})

it('and what its plugin says that it wants', () => {
  const kind: AnyChannel = { ...hook, permissions: { hosts: ['*.gateway.example'], secrets: ['token'] } }
  const { mayReach, mayOpen } = boundsOf({ kind, config: {} })
  expect(() => mayReach(new URL('https://api.gateway.example/'))).not.toThrow()
  expect(() => mayReach(new URL('https://gateway.example/'))).toThrow(expect.objectContaining({ code: 'host_not_permitted' }))
  expect(() => mayOpen('token')).not.toThrow()
})
