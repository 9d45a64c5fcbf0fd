import { describe, expect, it } from 'vitest'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { pluginContract } from '../rig/plugin-contract.ts'
import { samples } from './samples.ts'

const verdicts = await pluginContract(samples, ['en', 'nl', 'de', 'da'])
const idsOf = (type: 'action' | 'trigger' | 'channel'): string[] =>
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
        'code',
        'consent',
        'email-capture',
        'go-to',
        'handoff',
        'label',
        'knowledge',
        'list',
        'meeting',
        'return',
        'run-flow',
        'say',
        'send-email',
        'set',
        'split',
        'subscription',
        'survey',
        'ticket',
        'wait',
        'webhook',
      ]),
    )
    expect(idsOf('trigger')).toEqual(expect.arrayContaining(['asks-for-person', 'closed', 'keyword', 'start']))
    expect(idsOf('channel')).toEqual(['email', 'form', 'hook', 'messenger', 'website'])
  })

  it('say where the palette lists them', async () => {
    const { declarations } = await loadPlugins()
    const unsorted = [...declarations.values()].filter(({ type, ...rest }) => type === 'action' && !('category' in rest))
    expect(unsorted.map(({ id }) => id)).toEqual([])
  })

  it('have ids of their own', () => {
    const ids = verdicts.map(verdict => verdict.id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it.each(verdicts.map(({ id, problems }) => ({ id, problems })))('keep the contract: $id', ({ problems }) => {
    expect(problems).toEqual([])
  })
})
