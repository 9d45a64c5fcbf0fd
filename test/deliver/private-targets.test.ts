import { expect, it } from 'vitest'
import { parsePrivateTargets } from '../../runtime/deliver/private-targets.ts'

it('reads hosts with their ports, in the form URLs use', () => {
  expect(parsePrivateTargets(' CRM:3000, 0x7f.1:080,[0:0::1]:443 ,')).toEqual(['crm:3000', '127.0.0.1:80', '[::1]:443'])
  expect(parsePrivateTargets('')).toEqual([])
})

it.each(['crm', 'http://crm:80', 'crm:80/path', 'a@crm:80', 'crm:99999', 'crm:80?x', '::1:80', ':80'])('refuses "%s"', entry => {
  expect(() => parsePrivateTargets(entry)).toThrow(
    expect.objectContaining({
      code: 'setting_invalid',
      params: { name: 'PRIVATE_TARGETS', why: `"${entry}" is not written host:port` },
    }),
  )
})
