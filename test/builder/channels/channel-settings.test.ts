import { describe, expect, it } from 'vitest'
import { channelState, lastSuccessAt } from '../../../builder/settings/channels/channel-state.ts'
import type { ChannelView } from '../../../builder/settings/channels/channel-view.ts'
import { draftOf, isChanged, rebasedDraft } from '../../../builder/settings/channels/rebased-draft.ts'
import { siteOf } from '../../../builder/settings/channels/site-of.ts'
import { wayBack } from '../../../builder/settings/channels/way-back.ts'

const open = { state: 'open', waiting: 0, failed: 0 } as const
const channel = (about: Partial<ChannelView> = {}): ChannelView => ({
  id: 'crm',
  kind: 'hook',
  revision: 1,
  config: {},
  secrets: [],
  paused: false,
  status: open,
  ...about,
})
const trouble = { code: 'token', why: 'expired', at: 0 }

describe('how a channel is, in a word', () => {
  it.each<[string, Partial<ChannelView>]>([
    ['working', {}],
    ['waiting', { status: { ...open, waiting: 2 } }],
    ['opening', { status: { ...open, state: 'closed' } }],
    ['failed', { status: { ...open, state: 'failed' } }],
    ['trouble', { status: { ...open, state: 'failed', trouble } }],
    ['unset', { status: { ...open, trouble }, secrets: [{ name: 'token', isSet: false }] }],
    ['paused', { paused: true, secrets: [{ name: 'token', isSet: false }] }],
  ])('is %s', (state, about) => {
    expect(channelState(channel(about), true)).toBe(state)
  })

  it('is broken where no plugin declares its kind, whatever else is said', () => {
    expect(channelState(channel({ paused: true }), false)).toBe('broken')
  })

  it('has done last what was later', () => {
    expect(lastSuccessAt(channel({ status: { ...open, lastReceivedAt: 5, lastSentAt: 3 } }))).toBe(5)
    expect(lastSuccessAt(channel())).toBeUndefined()
  })
})

describe('settings that are changed while somebody else saves', () => {
  const begun = draftOf({ revision: 1, config: { name: 'Chat', colour: '#111111', origins: [] } })
  const mine = { ...begun, config: { ...begun.config, name: 'Shop' } }

  it('are theirs where nothing was filled in', () => {
    const now = { revision: 2, config: { name: 'Sales' } }
    expect(rebasedDraft(begun, now)).toEqual(draftOf(now))
  })

  it('keep what was filled in, take in all else, and say nothing of a clash where there is none', () => {
    const rebased = rebasedDraft(mine, { revision: 2, config: { name: 'Chat', colour: '#222222' } })
    expect(rebased.config).toEqual({ name: 'Shop', colour: '#222222' })
    expect(rebased).toMatchObject({ revision: 2, clashes: [], isRebased: true })
    expect(isChanged(rebased)).toBe(true)
  })

  it('name the fields in which both wrote something', () => {
    const rebased = rebasedDraft(mine, { revision: 2, config: { ...begun.config, name: 'Sales' } })
    expect(rebased.config).toMatchObject({ name: 'Shop' })
    expect(rebased.clashes).toEqual(['name'])
  })

  it('are no others because the channel was paused', () => {
    expect(rebasedDraft(mine, { revision: 2, config: begun.config })).toMatchObject({ revision: 2, isRebased: false })
  })
})

describe('a site that is typed or pasted', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['www.Example.com/shop?a=b', 'https://www.example.com'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['nowhere', undefined],
    ['javascript:alert(1)', undefined],
    ['ftp://example.com', undefined],
  ])('%s', (text, site) => {
    expect(siteOf(text)).toBe(site)
  })
})

describe('the way back to where a channel was wanted', () => {
  it('brings the channel along', () => {
    expect(wayBack('back=%2Fflows%3Fnew%3Dleads', 'shop')).toBe('/flows?new=leads&channel=shop')
    expect(wayBack('', 'shop')).toBeUndefined()
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])('never leads to %s', back => {
    expect(wayBack(`?back=${encodeURIComponent(back)}`, 'shop')).toBeUndefined()
  })
})
