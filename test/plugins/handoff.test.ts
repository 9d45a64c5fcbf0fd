import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { handoff } from '../../plugins/handoff/index.ts'
import { play, testAction } from '../../plugins/kit/index.ts'

type Config = z.input<typeof handoff.config>
const sales: Config = { to: 'team', ids: ['sales'] }
const there = { facts: { available: { sales: 1 } } }
const nobody = { facts: { available: { sales: 0 } } }
const joined = { type: 'joined', agent: { id: 'a1', name: 'Bea' } } as const

it('fits the contract of the kit in all four languages', () => {
  const problems = testAction(
    handoff,
    [
      { config: { ...sales, askEmail: 'after' }, hear: [{ type: 'wake', name: 'email' }, 'ada@corp.com', joined] },
      { config: { queueFor: 1_000 }, hear: [{ type: 'wake', name: 'queue' }] },
    ],
    { languages: ['en', 'nl', 'de', 'da'] },
  )
  expect(problems).toEqual([])
})

it('needs a name where it goes to teams or users', () => {
  expect(handoff.config.safeParse({ to: 'team' }).success).toBe(false)
  expect(handoff.config.safeParse({ to: 'owner' }).success).toBe(true)
})

describe('when somebody is there', () => {
  it('says so and queues', () => {
    const scene = play(handoff, sales, there)
    expect([scene.said, scene.queued]).toEqual([
      ['A colleague will be with you'],
      { to: 'team', ids: ['sales'], by: 'round-robin' },
    ])
    expect([scene.port, scene.wakes]).toEqual([null, []])
  })

  it.each<[Config, object]>([
    [
      { to: 'users', ids: ['u1', 'u2'], by: 'least-busy' },
      { to: 'users', ids: ['u1', 'u2'], by: 'least-busy' },
    ],
    [
      { to: 'owner', ids: ['sales'] },
      { to: 'owner', otherwise: ['sales'] },
    ],
    [{ to: 'unassigned' }, { to: 'unassigned' }],
  ])('goes where the author says: %j', (config, route) => expect(play(handoff, config).queued).toEqual(route))

  it('says what the author wrote', () => {
    expect(play(handoff, { ...sales, waiting: { en: 'One moment' } }, there).said).toEqual(['One moment'])
    expect(play(handoff, sales, { ...there, phrases: { waiting: { en: 'Hang on' } } }).said).toEqual(['Hang on'])
  })
})

describe('when nobody is there', () => {
  it.each<[Config, object]>([
    [sales, { available: { sales: 0 } }],
    [{ to: 'users', ids: ['u1', 'u2'] }, { available: { u1: 0, u2: 0 } }],
    [{}, { available: { anyone: 0 } }],
    [
      { ...sales, hours: 'office' },
      { open: { office: false }, available: { sales: 3 } },
    ],
  ])('says so and leaves: %j %j', (config, facts) => {
    const scene = play(handoff, config, { facts })
    expect([scene.port, scene.queued]).toEqual(['no-agent', null])
    expect(scene.said).toEqual(['Nobody is here right now. Leave your message and we will answer'])
  })

  it('waits unassigned where "nobody there" leads nowhere', () => {
    const scene = play(handoff, { ...sales, away: { en: 'We sleep' } }, { ...nobody, connected: ['resolved'] })
    // Routing finds nobody either, and says why in the team's log.
    expect([scene.port, scene.queued, scene.said]).toEqual([
      null,
      { to: 'team', ids: ['sales'], by: 'round-robin' },
      ['We sleep'],
    ])
  })

  it('waits for nobody in particular outside its hours, whoever is there', () => {
    const facts = { open: { office: false }, available: { sales: 3 } }
    const scene = play(handoff, { ...sales, hours: 'office' }, { facts, connected: ['resolved'] })
    expect(scene.queued).toEqual({ to: 'unassigned', closed: 'office' })
  })

  it.each<[Config, object]>([
    [{}, {}],
    [{ to: 'owner', ids: ['sales'] }, { available: { owner: 1, sales: 0 } }],
    [{ to: 'owner' }, { available: { anyone: 1 } }],
    [{ to: 'users', ids: ['u1', 'u2'] }, { available: { u1: 0, u2: 1 } }],
    [
      { ...sales, hours: 'office' },
      { open: { office: true }, available: { sales: 1 } },
    ],
  ])('is not believed of those who might be: %j %j', (config, facts) => expect(play(handoff, config, { facts }).port).toBe(null))
})

describe('the email', () => {
  it('is asked for after a minute, once, and nothing else is answered', () => {
    const scene = play(handoff, { ...sales, askEmail: 'after' }, { ...there, now: 0 })
    expect(scene.wakes).toMatchObject([{ name: 'email', due: 60_000 }])
    scene.wake('email')
    expect(scene.messages.at(-1)).toEqual({ text: 'Leave your email and we will answer there', input: 'email' })
    scene.hear('it is urgent')
    expect(scene.said).toHaveLength(2)
    scene.hear('ada@corp.com')
    expect([scene.port, scene.said.at(-1), scene.contact]).toEqual([null, 'Thanks!', { email: 'ada@corp.com' }])
    scene.hear('or bob@corp.com')
    expect([scene.said.length, scene.contact]).toEqual([3, { email: 'ada@corp.com' }])
  })

  it('is asked for at once where the author wants that, in their words', () => {
    const scene = play(handoff, { ...sales, askEmail: 'immediately', email: { en: 'Your mail?' } }, there)
    expect(scene.said).toEqual(['A colleague will be with you', 'Your mail?'])
  })

  it('is never asked for when it is known', () => {
    for (const askEmail of ['immediately', 'after'] as const) {
      const scene = play(handoff, { ...sales, askEmail }, { ...there, contact: { email: 'ada@corp.com' } })
      expect([scene.said.length, scene.wakes]).toEqual([1, []])
    }
  })

  it('is taken in silence when it comes unasked, and not asked for after that', () => {
    const scene = play(handoff, { ...sales, askEmail: 'after' }, there)
    scene.hear('I am ada@corp.com')
    expect([scene.said.length, scene.contact, scene.wakes]).toEqual([1, { email: 'ada@corp.com' }, []])
  })
})

describe('it ends', () => {
  it('its timers in silence when an agent joins', () => {
    const scene = play(handoff, { ...sales, askEmail: 'after', queueFor: 600_000 }, there)
    scene.hears(joined)
    expect([scene.port, scene.said.length, scene.wakes]).toEqual([null, 1, []])
  })

  it('when people have resolved it', () => {
    const scene = play(handoff, sales, there)
    scene.hears({ type: 'resolved' })
    expect(scene.port).toBe('resolved')
  })

  it('when nobody has come in time', () => {
    const scene = play(handoff, { ...sales, queueFor: 600_000 }, there)
    scene.wake('queue')
    expect(scene.port).toBe('timed-out')
  })

  it('when the visitor has left, unless an email tells where to answer', () => {
    const gone = play(handoff, sales, there)
    gone.hears({ type: 'left' })
    expect(gone.port).toBe('visitor-left')
    const known = play(handoff, sales, { ...there, contact: { email: 'ada@corp.com' } })
    known.hears({ type: 'left' })
    expect(known.port).toBe(null)
  })
})
