import { describe, expect, it } from 'vitest'
import { pluginContract } from '../rig/plugin-contract.ts'
import { samples } from './samples.ts'

const verdicts = await pluginContract(samples, ['en', 'nl', 'de', 'da'])
const idsOf = (type: 'action' | 'trigger'): string[] =>
  verdicts
    .filter(verdict => verdict.type === type)
    .map(verdict => verdict.id)
    .sort()

describe('the built-in plugins', () => {
  it('are all there', () => {
    expect(idsOf('action')).toEqual(
      expect.arrayContaining([
        'ask',
        'branch',
        'close',
        'email-capture',
        'go-to',
        'handoff',
        'return',
        'run-flow',
        'say',
        'set',
        'wait',
        'webhook',
      ]),
    )
    expect(idsOf('trigger')).toEqual(expect.arrayContaining(['asks-for-person', 'closed', 'keyword', 'start']))
  })

  it('have ids of their own', () => {
    const ids = verdicts.map(verdict => verdict.id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it.each(verdicts.map(({ id, problems }) => ({ id, problems })))('keep the contract: $id', ({ problems }) => {
    expect(problems).toEqual([])
  })
})
