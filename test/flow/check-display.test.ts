import { expect, test } from 'vitest'
import { website } from '../../plugins/website/index.ts'
import { check } from '../../runtime/flow/check/check.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { fakes } from '../rig/fake-declarations.ts'
import { flowOf } from '../rig/flow-of.ts'

const problems = (display: object, channel = 'shop') =>
  check(parseFlow({ ...flowOf('hello', [['start', 'start', {}, {}]]), channel, display }), fakes, {
    flows: new Map(),
    channelOf: id => (id === 'shop' ? website : undefined),
  }).filter(({ code }) => code === 'display_invalid')

test('a flow says of its look what its channel can show', () => {
  expect(problems({})).toEqual([])
  expect(problems({ heading: { en: 'Ada' }, desktop: 'launcher' })).toEqual([])
})

test('anything else keeps it from being published, and the field is named', () => {
  expect(problems({ desktop: 'trumpet', heading: { en: 1 } })).toEqual([
    expect.objectContaining({
      severity: 'error',
      field: 'display.heading.en',
      params: expect.objectContaining({ channel: 'shop' }),
    }),
    expect.objectContaining({ severity: 'error', field: 'display.desktop' }),
  ])
  expect(problems({ background: 'url(https://evil.example)' })).toEqual([
    expect.objectContaining({
      field: 'display',
      params: expect.objectContaining({ message: expect.stringContaining('background') }),
    }),
  ])
})

test('of a channel that is not there yet nobody knows what it shows', () => {
  expect(problems({ desktop: 'trumpet' }, 'kiosk')).toEqual([])
})
