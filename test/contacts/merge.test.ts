import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportContact } from '../../runtime/contacts/export-contact.ts'
import type { Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from '../rig/record-builder.ts'
import { createScene, type Scene } from '../rig/scene.ts'

let scene: Scene
let store: Store
beforeAll(async () => {
  scene = await createScene()
  store = scene.runtime.store
})
afterAll(() => scene.close())

let made = 0
const fresh = (name: string): string => `${name}-${++made}`
const later = (): number => start + ++made

async function commit(turn: Parameters<typeof turnWork>[0]): Promise<void> {
  for (const outcome of await store.commit([turnWork(turn)])) if ('error' in outcome) throw outcome.error
}

const values = fc.dictionary(
  fc.constantFrom('name', 'firstName', 'plan', 'city'),
  fc.oneof(fc.string({ maxLength: 8 }), fc.integer()),
)
const person = fc.record({
  hasEmail: fc.boolean(),
  stored: values,
  said: values,
  lists: fc.uniqueArray(fc.constantFrom('news', 'beta', 'vip')),
  owner: fc.option(fc.constantFrom('mia', 'tom'), { nil: undefined }),
  conversations: fc.array(fc.constantFrom('none', 'confirmed', 'twice'), { maxLength: 3 }),
})
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never

/** A contact with all that can hang on one. */
async function build(
  { hasEmail, stored, said, lists, owner, conversations }: Person,
  visitors: readonly string[],
): Promise<string> {
  const email = hasEmail ? `${fresh('p')}@example.org` : undefined
  const id = await store.contacts.make({ stored, ...(email === undefined ? {} : { email }) }, 'agent:mia', later())
  for (const [at, kind] of conversations.entries()) {
    const conversation = fresh('c')
    const visitorId = visitors[at] ?? fresh('v')
    await commit({ id: conversation, change: { visitorId, said }, texts: ['hello'], author: 'visitor', notes: ['odd'] })
    await commit({ id: conversation, link: { contact: id }, at: later() })
    if (kind !== 'none') await store.tickets.make({ subject: 'Call', priority: 'low', conversation }, 'agent:mia', later())
  }
  const whole = await store.contacts.whole(id)
  const change = { lists, ...(owner === undefined ? {} : { owner }) }
  await store.contacts.change(id, whole?.revision ?? 0, change, 'agent:mia', later())
  return id
}

/** All that is kept, but for what counts and logs acts. */
async function exported(id: string): Promise<unknown> {
  const all = await exportContact(store, id)
  if (!all) throw new Error(`no contact "${id}"`)
  const { changes: _changes, contact, ...rest } = all
  const { revision: _revision, ...kept } = contact
  return { ...rest, contact: kept }
}

describe('two contacts that are merged', () => {
  test('are after undoing exactly what they were', async () => {
    await fc.assert(
      fc.asyncProperty(person, person, fc.boolean(), async (one, other, isSameVisitor) => {
        const shared = [fresh('v')]
        const source = await build(one, shared)
        const target = await build(other, isSameVisitor ? shared : [])
        const before = [await exported(source), await exported(target)]
        const merge = await store.contacts.merge(source, target, 'agent:mia', later())
        expect((await store.contacts.get(source))?.id).toBe(target)
        await store.contacts.undo(target, merge, 0, 'agent:mia', later())
        expect([await exported(source), await exported(target)]).toEqual(before)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('are one: everything stands with the target, whose own values win', async () => {
    const about = {
      hasEmail: true,
      lists: ['news'],
      owner: undefined,
      conversations: ['twice'],
      said: {},
    } satisfies Partial<Person>
    const source = await build({ ...about, stored: { name: 'Old', plan: 'gold' } }, [])
    const target = await build({ ...about, hasEmail: false, lists: ['vip'], stored: { name: 'New' } }, [])
    const email = (await store.contacts.get(source))?.email
    await store.contacts.merge(source, target, 'agent:mia', later())
    const whole = await store.contacts.whole(target)
    expect(whole).toMatchObject({ email, properties: { name: 'New', plan: 'gold' }, lists: ['news', 'vip'] })
    expect(whole?.visitors).toHaveLength(2)
    expect(whole?.merges).toMatchObject([{ name: 'Old', by: 'agent:mia' }])
    expect((await store.tickets.list({ contact: target, limit: 10 })).tickets).toHaveLength(2)
    expect((await store.contacts.byEmail(email ?? ''))?.id).toBe(target)
    expect((await store.contacts.list({ q: 'old', order: 'recent', limit: 10 })).rows).toEqual([])
  })
})

describe('what happened while two were one', () => {
  const plain: Person = { hasEmail: true, stored: {}, said: {}, lists: [], owner: undefined, conversations: ['none'] }

  test('stays with the one they had become', async () => {
    const visitor = fresh('v')
    const source = await build({ ...plain, stored: { plan: 'gold', city: 'Ghent' } }, [visitor])
    const target = await build(plain, [])
    const merge = await store.contacts.merge(source, target, 'agent:mia', later())
    const conversation = fresh('c')
    await commit({ id: conversation, change: { visitorId: visitor } })
    const { revision = 0 } = (await store.contacts.whole(target)) ?? {}
    await store.contacts.change(target, revision, { values: { plan: 'iron' }, lists: ['beta'] }, 'agent:mia', later())
    await store.contacts.undo(target, merge, 0, 'agent:mia', later())
    expect(await store.contacts.whole(source)).toMatchObject({ properties: { plan: 'gold', city: 'Ghent' }, lists: [] })
    expect(await store.contacts.whole(target)).toMatchObject({ properties: { plan: 'iron' }, lists: ['beta'] })
    expect((await store.contacts.whole(target))?.properties).not.toHaveProperty('city')
    expect((await store.contacts.ofConversation(conversation))?.contact.id).toBe(target)
  })

  test('also when they had gone on into a third: the last goes first', async () => {
    const [a, b, c] = [await build(plain, []), await build(plain, []), await build(plain, [])]
    const before = await Promise.all([a, b, c].map(exported))
    const first = await store.contacts.merge(a, b, 'agent:mia', later())
    const second = await store.contacts.merge(b, c, 'agent:mia', later())
    expect((await store.contacts.get(a))?.id).toBe(c)
    await expect(store.contacts.undo(c, first, 0, 'agent:mia', later())).rejects.toMatchObject({ code: 'merge_unknown' })
    await store.contacts.undo(c, second, 0, 'agent:mia', later())
    expect((await store.contacts.get(a))?.id).toBe(b)
    await store.contacts.undo(b, first, 0, 'agent:mia', later())
    expect(await Promise.all([a, b, c].map(exported))).toEqual(before)
  })

  test('is not taken apart in the middle, twice, or after its time', async () => {
    const [a, b, c] = [await build(plain, []), await build(plain, []), await build(plain, [])]
    const first = await store.contacts.merge(a, c, 'agent:mia', later())
    const second = await store.contacts.merge(b, c, 'agent:mia', later())
    const undo = (merge: string, since = 0) => store.contacts.undo(c, merge, since, 'agent:mia', later())
    await expect(undo(first)).rejects.toMatchObject({ code: 'merge_refused' })
    await expect(undo(second, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'merge_unknown' })
    await undo(second)
    await expect(undo(second)).rejects.toMatchObject({ code: 'merge_unknown' })
    await expect(store.contacts.merge(a, c, 'agent:mia', later())).rejects.toMatchObject({ code: 'merge_refused' })
  })
})
