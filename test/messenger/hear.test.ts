import { describe, expect, it, test } from 'vitest'
import { hear } from '../../plugins/messenger/server/hear.ts'
import { mergeNews } from '../../plugins/messenger/server/merge-news.ts'
import { readBody } from '../../plugins/messenger/server/read-body.ts'

const at = 1_700_000_000_000
const app = '26390203743090012'

function heard(key: object, around: object = {}, isStandby = false, humanAgent = true) {
  const event = { sender: { id: 'PSID' }, recipient: { id: 'PAGE' }, timestamp: at, ...key, ...around }
  const body = Buffer.from(
    JSON.stringify({ object: 'page', entry: [{ id: 'PAGE', time: at, [isStandby ? 'standby' : 'messaging']: [event] }] }),
  )
  const [happening] = readBody(body).happenings
  if (!happening) throw new Error('nothing has happened')
  return hear(happening, { app, now: at + 1_000, humanAgent })
}

const written = {
  type: 'incoming',
  incoming: { from: { id: 'PSID' }, answerBy: { bot: at + 86_400_000, agents: at + 7 * 86_400_000 } },
}

test('people have a week to answer where Meta lets them, and elsewhere the day that all have', () => {
  const text = { message: { mid: 'm_1', text: 'hi' } }
  expect(heard(text)).toMatchObject(written)
  const day = at + 86_400_000
  expect(heard(text, {}, false, false)).toMatchObject({ incoming: { answerBy: { bot: day, agents: day } } })
})

describe('what happens at a Page', () => {
  it.each<[string, object, object]>([
    ['a text', { message: { mid: 'm_1', text: 'hi' } }, { ...written, incoming: { id: 'm_1', text: 'hi', at } }],
    [
      'an answer that was offered',
      { message: { mid: 'm_2', text: 'Yes', quick_reply: { payload: 'opt:7f3' } } },
      { incoming: { text: 'Yes', choice: '7f3' } },
    ],
    [
      'an answer to a message',
      { message: { mid: 'm_3', text: 'this', reply_to: { mid: 'm_1' } } },
      { incoming: { answers: ['m_1'] } },
    ],
    [
      'a picture',
      { message: { mid: 'm_4', attachments: [{ type: 'image', payload: { url: 'https://scontent.fbcdn.net/a.jpg' } }] } },
      { incoming: { id: 'm_4' }, media: [{ type: 'image', url: 'https://scontent.fbcdn.net/a.jpg' }] },
    ],
    [
      'a sticker with its twin',
      {
        message: {
          mid: 'm_5',
          attachments: [
            { type: 'image', payload: { url: 'https://x.fbcdn.net/s.png', sticker_id: 369239263222822 } },
            { type: 'sticker', payload: { url: 'https://x.fbcdn.net/s2.png', sticker_id: 369239263222822 } },
          ],
        },
      },
      { media: [{ type: 'image', url: 'https://x.fbcdn.net/s.png' }] },
    ],
    [
      'a sticker alone',
      {
        message: { mid: 'm_5', attachments: [{ type: 'sticker', payload: { url: 'https://x.fbcdn.net/s.png', sticker_id: 1 } }] },
      },
      { media: [{ type: 'sticker' }] },
    ],
    [
      'a place',
      { message: { mid: 'm_6', attachments: [{ type: 'location', payload: { coordinates: { lat: 52.1, long: 4.3 } } }] } },
      { incoming: { text: '52.1, 4.3\nhttps://www.openstreetmap.org/?mlat=52.1&mlon=4.3' } },
    ],
    [
      'a shared link',
      { message: { mid: 'm_7', attachments: [{ type: 'fallback', title: 'A page', url: 'https://a.example' }] } },
      { incoming: { text: 'A page\nhttps://a.example' } },
    ],
    [
      'Get Started of a link',
      { postback: { title: 'Start', payload: 'GET_STARTED', referral: { ref: 'r1', source: 'SHORTLINK', type: 'OPEN_THREAD' } } },
      { incoming: { text: 'Start', flow: 'r1', fields: { ref: 'r1', source: 'SHORTLINK' } } },
    ],
    ['a button', { postback: { mid: 'm_8', title: 'A', payload: 'opt:a' } }, { incoming: { id: 'm_8', text: 'A', choice: 'a' } }],
    ['an item of the menu', { postback: { title: 'Prices', payload: 'flow:prices' } }, { incoming: { flow: 'prices' } }],
    [
      'an advertisement',
      { referral: { ref: 'spring sale!', source: 'ADS', type: 'OPEN_THREAD', ad_id: '1', ads_context_data: { ad_title: 'T' } } },
      { incoming: { fields: { ref: 'spring sale!', ad: '1', adTitle: 'T' } } },
    ],
    ['an opt-in', { optin: { type: 'notification_messages', payload: 'p' } }, { type: 'incoming' }],
    [
      'the end of an opt-in',
      { optin: { type: 'notification_messages', notification_messages_status: 'stop' } },
      { type: 'passed-over' },
    ],
    [
      'an edit, counted in words',
      { message_edit: { mid: 'm_1', text: 'new', num_edit: '2' } },
      { news: { type: 'edited', id: 'm_1', version: 2, text: 'new' } },
    ],
    ['something taken back', { message: { mid: 'm_1', is_deleted: true } }, { news: { type: 'deleted', id: 'm_1' } }],
    [
      'a delivery by ids',
      { delivery: { mids: ['m_9'], watermark: at } },
      { news: { type: 'delivered', to: 'PSID', ids: ['m_9'] } },
    ],
    ['a delivery up to then', { delivery: { watermark: at } }, { news: { type: 'delivered', to: 'PSID', upTo: at } }],
    ['a reading', { read: { watermark: at } }, { news: { type: 'read', to: 'PSID', upTo: at } }],
    ['a heart', { reaction: { mid: 'm_9', action: 'unreact' } }, { type: 'passed-over' }],
    [
      'a conversation that is given to us, our id as a number',
      { pass_thread_control: { previous_owner_app_id: null, new_owner_app_id: app } },
      { news: { type: 'held-by', holder: 'us', of: { id: 'PSID' } } },
    ],
    [
      'a conversation that is taken',
      { take_thread_control: { previous_owner_app_id: app, new_owner_app_id: '2' } },
      { news: { type: 'held-by', holder: 'other' } },
    ],
    ['a request', { request_thread_control: { requested_owner_app_id: '2' } }, { type: 'passed-over' }],
    ['a linked account', { account_linking: { status: 'unlinked' } }, { type: 'passed-over' }],
    ['praise', { response_feedback: { feedback: 'Good response', mid: 'm_9' } }, { type: 'passed-over' }],
  ])('%s', (_, key, expected) => {
    expect(heard(key)).toMatchObject(expected)
  })

  it('belongs to somebody else where we are only told', () => {
    expect(heard({ message: { mid: 'm_1', text: 'hi' } }, {}, true)).toMatchObject({ incoming: { unheard: true } })
  })
  it('is an echo of the Page, to the person', () => {
    const echo = { message: { is_echo: true, app_id: 15, mid: 'm_9', text: 'hi', metadata: 'e:k' } }
    expect(heard(echo, { sender: { id: 'PAGE' }, recipient: { id: 'PSID' } })).toMatchObject({
      type: 'echo',
      to: 'PSID',
      mid: 'm_9',
    })
  })
  it('may have nobody in it', () => {
    const nobody = { sender: undefined }
    expect(heard({ policy_enforcement: { action: 'block', reason: 'spam' } }, nobody)).toEqual({
      type: 'policy',
      action: 'block',
      reason: 'spam',
    })
    expect(heard({ app_roles: { 1: ['primary_receiver'] } }, nobody)).toMatchObject({ type: 'passed-over' })
    expect(heard({ optin: { ref: 'r', user_ref: 'u1' } }, nobody)).toMatchObject({ type: 'passed-over' })
  })
  it.each<[string, object, object?]>([
    ['is of no kind that is known', { hologram: {} }],
    ['says nothing', { message: { mid: 'm_1' } }],
    ['has a number for a text', { message: { mid: 'm_1', text: 7 } }],
    ['is from nobody', { message: { mid: 'm_1', text: 'hi' } }, { sender: undefined }],
    ['names a person by a list', { message: { mid: 'm_1', text: 'hi' } }, { sender: { id: ['PSID'] } }],
  ])('cannot be understood where it %s', (_, key, around) => {
    expect(heard(key, around)).toMatchObject({ type: 'broken' })
  })
  it('is told by its id, or by all it says', () => {
    const press = (title: string) => {
      const told = heard({ postback: { title, payload: 'opt:a' } })
      return told.type === 'incoming' ? told.incoming.id : ''
    }
    expect(press('A')).toBe(press('A'))
    expect(press('A')).not.toBe(press('B'))
    expect(press('A').length).toBeLessThan(200)
  })
})

test('a body is read oldest first, whatever of it is a messenger’s, with its ids as they are written', () => {
  const of = (mid: string, timestamp: number | string) => ({ sender: { id: 'P' }, timestamp, message: { mid, text: 'x' } })
  const entry = [
    { id: 'PAGE', messaging: [of('c', at + 2), of('a', `${at}`)] },
    { id: 'PAGE', changes: [{ field: 'feed' }] },
    { id: 'PAGE', standby: [of('b', Math.floor(at / 1_000) + 0.001)] },
  ]
  const { happenings, passedOver } = readBody(Buffer.from(JSON.stringify({ object: 'page', entry })))
  expect(happenings.map(({ event, isStandby }) => [event, isStandby])).toMatchObject([
    [{ message: { mid: 'a' } }, false],
    [{ message: { mid: 'b' } }, true],
    [{ message: { mid: 'c' } }, false],
  ])
  expect(passedOver).toBe(1)
  expect(readBody(Buffer.from('{"object":"user","entry":[]}')).happenings).toEqual([])
  const exact = readBody(
    Buffer.from('{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":12345678901234567891}}]}]}'),
  )
  expect(exact.happenings[0]?.event).toEqual({ sender: { id: '12345678901234567891' } })
})

test('of how far somebody has read only the furthest is told', () => {
  const read = (watermark: number) => ({
    happening: { page: 'PAGE', isStandby: false, event: {} },
    heard: heard({ read: { watermark } }),
  })
  expect(mergeNews([read(3), read(9), read(5)])).toHaveLength(1)
})
