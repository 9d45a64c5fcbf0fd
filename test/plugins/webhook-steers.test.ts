import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { play, testAction } from '../../plugins/kit/index.ts'
import type { Job } from '../../plugins/kit/server.ts'
import { webhook } from '../../plugins/webhook/index.ts'
import { serveWebhook } from '../../plugins/webhook/server.ts'
import { loopbackHost, performScene } from '../rig/perform-scene.ts'

type Config = z.input<typeof webhook.config>
type Given = Parameters<typeof play>[2]

const ways = [
  { id: 'gold', label: 'Gold' },
  { id: 'other', label: 'Everybody else' },
]
const config = { url: 'https://api.test/talk', steers: true, ways }

/** A visit whose first call was answered. */
function answered(steer: unknown, more: Partial<Config> = {}, given?: Given) {
  const scene = play(webhook, { ...config, ...more }, given)
  scene.hears({ type: 'performed', result: { status: 200, body: steer, steer } })
  return scene
}

it('fits the contract of the kit in all four languages', () => {
  const steer = { say: 'Hello', ask: true, choices: [{ id: 'a', label: 'A' }], state: { n: 1 } }
  const hear = [{ type: 'performed', result: { status: 200, body: {}, steer } }] as const
  expect(testAction(webhook, [{ config, hear: [...hear] }], { languages: ['en', 'nl', 'de', 'da'] })).toEqual([])
})

describe('an answer that steers', () => {
  it('says one bubble or several, in the language of the talk, and goes on', () => {
    expect(answered({ say: 'Hello' })).toMatchObject({ said: ['Hello'], port: 'ok' })
    const say = ['One', { en: 'Two', nl: 'Twee' }, { de: 'Drei' }]
    expect(answered({ say }, {}, { language: 'nl' })).toMatchObject({ said: ['One', 'Twee', 'Drei'], port: 'ok' })
  })

  it('is text: what looks like a slot, or like a secret, stays as it is', () => {
    const say = '{{contact.email}} {{vars.a}} {{secret.key}} <b>'
    expect(answered({ say }, {}, { vars: { a: 'no' }, contact: { email: 'ada@corp.com' } }).said).toEqual([say])
  })

  it('names the way on, by its id', () => {
    expect(answered({ next: 'gold' }).port).toBe('way:gold')
    expect(answered({ say: 'Bye', next: 'other' })).toMatchObject({ said: ['Bye'], port: 'way:other' })
  })

  it('asks, and the next call brings back what was said, with its state', () => {
    const scene = answered({ say: 'Hi', ask: 'Which order?', state: { step: 2 } }, { body: { shop: 'a' } })
    expect(scene.messages.map(({ text, input }) => [text, input])).toEqual([
      ['Hi', undefined],
      ['Which order?', 'text'],
    ])
    expect([scene.port, scene.performs.length]).toEqual([null, 1])
    scene.hear('4711')
    expect(scene.performs[0]).toMatchObject({ round: 1, body: { shop: 'a', reply: null, round: 1, state: null } })
    expect(scene.performs[1]).toMatchObject({
      round: 2,
      body: { shop: 'a', reply: { text: '4711' }, round: 2, state: { step: 2 } },
    })
  })

  it('asks with the last of what it says', () => {
    const scene = answered({ say: ['Hi', 'Which order?'], ask: true })
    expect(scene.messages.at(-1)).toMatchObject({ text: 'Which order?', input: 'text' })
    expect(scene.messages).toHaveLength(2)
  })

  const choices = [
    { id: 'gold', label: { en: 'Gold', nl: 'Goud' } },
    { id: 'more', label: 'Tell me more' },
  ]

  it('offers choices: one that is a way leaves by it, another goes into the next call', () => {
    const picked = answered({ say: 'Which?', choices })
    expect(picked.messages).toMatchObject([
      {
        text: 'Which?',
        input: 'choice',
        choices: [
          { id: 'gold', label: 'Gold' },
          { id: 'more', label: 'Tell me more' },
        ],
      },
    ])
    picked.hear({ choice: 'gold' })
    expect([picked.port, picked.performs.length]).toEqual(['way:gold', 1])
    const more = answered({ say: 'Which?', choices, state: 'x' })
    more.hear({ choice: 'more' })
    expect(more.performs[1]).toMatchObject({ body: { reply: { text: 'Tell me more', choice: 'more' }, state: 'x' } })
  })

  it('takes a choice that was typed, and a text that is none', () => {
    const typed = answered({ say: 'Which?', choices }, {}, { language: 'nl' })
    typed.hear('goud')
    expect(typed.port).toBe('way:gold')
    const other = answered({ say: 'Which?', choices })
    other.hear('neither')
    expect(other.performs[1]).toMatchObject({ body: { reply: { text: 'neither' } } })
  })

  it('is waited for as long as the author says, and no longer', () => {
    const scene = answered({ ask: 'Still there?' }, { patience: 60_000 })
    scene.wake()
    expect(scene.port).toBe('timed-out')
    const quick = answered({ ask: 'Still there?' }, { patience: 60_000 })
    quick.hear('yes')
    expect(quick.wakes).toEqual([])
  })

  it('is not asked by what is written while the call is under way', () => {
    const scene = play(webhook, config)
    scene.hear('are you there?')
    expect([scene.port, scene.performs.length]).toEqual([null, 1])
  })

  it('keeps what the author wants kept, on every call', () => {
    const scene = answered({ ask: 'More?', price: 5 }, { map: [{ path: 'price', variable: 'price' }] })
    expect(scene.vars).toEqual({ price: 5 })
  })

  it('needs a method with a body, and ways that differ', () => {
    expect(webhook.config.safeParse({ ...config, method: 'GET' }).success).toBe(false)
    expect(webhook.config.safeParse({ ...config, ways: [...ways, ...ways] }).success).toBe(false)
  })
})

describe('the server half', () => {
  async function brought(body: unknown, more: Partial<Config> = {}, round = 1) {
    const host = await loopbackHost((_, response) => void response.end(typeof body === 'string' ? body : JSON.stringify(body)))
    const { once } = performScene({}, { places: [host.place], kept: { 'plugin:plugin token': 'sesame-1234' } })
    const parsed = webhook.config.parse({ ...config, ...more, url: host.url })
    const scene = play(webhook, parsed)
    const heard = await once(
      {
        // The runtime hands each job the config of its own action.
        perform: job => serveWebhook.perform({ ...job, config: parsed }),
        hosts: ['*'],
        config: webhook.config,
        result: webhook.result,
      },
      { input: { ...(scene.performs[0] as object), round } },
      parsed,
    )
    return { heard, host, scene }
  }

  it('talks with a real program: over two rounds, to a way of its own', async () => {
    const bodies: unknown[] = []
    const host = await loopbackHost((request, response) => {
      let text = ''
      request.on('data', (part: Buffer) => {
        text += part.toString()
      })
      request.on('end', () => {
        const body = JSON.parse(text) as { round: number; reply: { text: string } | null }
        bodies.push(body)
        const asks = { say: 'Hello', ask: { en: 'Your number?', nl: 'Uw nummer?' }, state: { seen: 1 } }
        response.end(JSON.stringify(body.round === 1 ? asks : { say: `Thanks for ${body.reply?.text}`, next: 'gold' }))
      })
    })
    const parsed = webhook.config.parse({ ...config, url: host.url })
    const { once } = performScene({}, { places: [host.place] })
    const scene = play(webhook, parsed)
    const half = {
      perform: (job: Job<unknown>) => serveWebhook.perform({ ...job, config: parsed }),
      hosts: ['*'],
      config: webhook.config,
      result: webhook.result,
    }
    for (const key of ['k1', 'k2']) {
      const heard = await once(half, { id: key, input: scene.performs.at(-1) }, parsed)
      if (heard.type !== 'performed') throw new Error(JSON.stringify(heard))
      scene.hears(heard)
      if (scene.port === null) scene.hear('4711')
    }
    expect(scene.said).toEqual(['Hello', 'Your number?', 'Thanks for 4711'])
    expect(scene.port).toBe('way:gold')
    expect(bodies).toEqual([
      { reply: null, round: 1, state: null },
      { reply: { text: '4711' }, round: 2, state: { seen: 1 } },
    ])
    expect(host.heard.map(({ headers }) => headers['idempotency-key'])).toEqual(['k1', 'k2'])
  })

  it.each([
    ['a way that the step does not have', { next: 'silver' }, 'way_unknown', 'silver'],
    ['a way of an object', { next: 'constructor' }, 'way_unknown', 'constructor'],
    ['a number to say', { say: 5 }, 'answer_invalid', 'say'],
    ['too many bubbles', { say: Array(11).fill('x') }, 'answer_invalid', 'say'],
    ['a bubble that is too long', { say: 'x'.repeat(4_001) }, 'answer_invalid', 'say'],
    ['a state that is too large', { ask: 'x?', state: 'x'.repeat(8_001) }, 'answer_invalid', 'state'],
    ['a question without words', { ask: true }, 'answer_invalid', 'words'],
    ['two ways to go on', { ask: 'Which?', next: 'gold' }, 'answer_invalid', 'next'],
    [
      'two choices of one id',
      {
        say: 'x',
        choices: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      'answer_invalid',
      'id',
    ],
    ['a choice with markup for an id', { say: 'x', choices: [{ id: '<b>', label: 'A' }] }, 'answer_invalid', 'id'],
  ])('fails readably at %s', async (_, body, code, names) => {
    const { heard, scene } = await brought(body)
    expect(heard).toMatchObject({ type: 'failed', error: { code, message: expect.stringContaining(names) } })
    if (heard.type === 'failed') scene.hears(heard)
    expect([scene.port, scene.said]).toEqual(['failed', []])
  })

  it.each(['', 'hello', [1, 2], 7, null])('is steered by nothing that is no object: %j', async body => {
    const { heard, scene } = await brought(body)
    if (heard.type === 'performed') scene.hears(heard)
    expect([heard.type, scene.port, scene.said]).toEqual(['performed', 'ok', []])
  })

  it('does not let an answer steer where the author does not', async () => {
    const { heard } = await brought({ say: 'Hello', next: 'gold' }, { steers: false, saveAs: 'all' })
    expect(heard).toEqual({ type: 'performed', result: { status: 200, body: { say: 'Hello', next: 'gold' } } })
  })

  it('makes no more calls in one visit than the author allows', async () => {
    expect((await brought({ ask: 'x?' }, { rounds: 3 }, 3)).heard.type).toBe('performed')
    const { heard, host } = await brought({ ask: 'x?' }, { rounds: 3 }, 4)
    expect([heard, host.heard.length]).toMatchObject([{ type: 'failed', error: { code: 'too_many_rounds' } }, 0])
  })

  it('puts a secret into its header, and takes it out of what a target echoes', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer {{secret.token}}' }]
    const { heard, host, scene } = await brought({ say: 'you sent Bearer sesame-1234' }, { headers })
    expect(host.heard[0]?.headers.authorization).toBe('Bearer sesame-1234')
    expect(JSON.stringify([heard, scene.outputs])).not.toContain('sesame')
    expect(heard).toMatchObject({ result: { steer: { say: 'you sent Bearer [secret]' } } })
  })
})
