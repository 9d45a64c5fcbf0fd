import { expect, it } from 'vitest'
import { website } from '../../plugins/website/index.ts'
import { check } from '../../runtime/flow/check/check.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { fakes } from '../rig/fake-declarations.ts'
import { flowOf } from '../rig/flow-of.ts'

const url = (is: string, value: string) => ({ of: 'url', is, value })
const chosen = (of: string, value: string) => ({ type: 'text', of, is: 'any-of', value: [value] })
const found = (target: object, pages = true) => {
  const flow = parseFlow({ ...flowOf('main', [['start', 'start', {}, {}]]), target })
  const { pages: _pages, ...elsewhere } = website
  return check(flow, fakes, { flows: new Map(), channelOf: () => (pages ? website : elsewhere) })
    .filter(({ code }) => code.startsWith('target_'))
    .map(({ code, field, severity }) => [code, field, severity])
}

it.each<readonly [string, object, readonly (readonly string[])[]]>([
  ['nothing said', {}, []],
  ['a page and a visitor', { pages: [url('contains', '/prices')], visitors: [{ all: [chosen('visitor.device', 'phone')] }] }, []],
  ['an empty value', { pages: [url('contains', ' ')] }, [['target_invalid', 'target.pages.0.value', 'error']]],
  ['no page', { pages: [] }, [['target_nowhere', 'target.pages', 'warning']]],
  ['every page excepted', { exceptPages: [{ of: 'all' }] }, [['target_nowhere', 'target.pages', 'warning']]],
  [
    'its page excepted',
    { pages: [url('contains', 'a')], exceptPages: [url('contains', 'a')] },
    [['target_nowhere', 'target.pages', 'warning']],
  ],
  [
    'an address without its site',
    { pages: [url('equals', '/prices'), url('contains', '/prices')] },
    [['target_rule_never', 'target.pages.0.value', 'warning']],
  ],
  [
    'an address that is none',
    { pages: [url('wildcard', 'javascript://*')] },
    [
      ['target_nowhere', 'target.pages', 'warning'],
      ['target_rule_never', 'target.pages.0.value', 'warning'],
    ],
  ],
  [
    'a wildcard without a star',
    { pages: [url('wildcard', 'a.example/b')] },
    [['target_wildcard_plain', 'target.pages.0.value', 'warning']],
  ],
  [
    'rules that exclude each other',
    { visitors: [{ all: [chosen('visitor.device', 'phone'), chosen('visitor.device', 'tablet')] }] },
    [['target_nobody', 'target.visitors', 'warning']],
  ],
  [
    'its visitors excepted',
    {
      visitors: [{ all: [chosen('visitor.device', 'phone'), chosen('visitor.country', 'DK')] }],
      exceptVisitors: [{ all: [chosen('visitor.device', 'phone')] }],
    },
    [['target_nobody', 'target.visitors', 'warning']],
  ],
  [
    'one group that somebody fulfils',
    {
      visitors: [
        { all: [chosen('visitor.device', 'phone'), chosen('visitor.device', 'tablet')] },
        { all: [chosen('visitor.device', 'phone')] },
      ],
    },
    [],
  ],
])('%s', (_name, target, problems) => {
  expect(found(target)).toEqual(problems)
})

it('says nothing of a channel that has no pages', () => {
  expect(found({ pages: [] }, false)).toEqual([])
})
