import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, type Reply } from '../rig/api-scene.ts'

// More of the same by hand: `FC_RUNS=5000 npx vitest run test/api/hostile-flows`.
const numRuns = Number(process.env.FC_RUNS ?? 120)

let scene: ApiScene
let samples: readonly object[]
beforeAll(async () => {
  scene = await createApiScene()
  const folder = join(import.meta.dirname, '..', '..', 'runtime', 'samples')
  samples = await Promise.all(
    ['welcome-and-qualify', 'talk-to-us'].map(
      async name => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as object,
    ),
  )
})
afterAll(() => scene.close())

/** What may stand where something else stood. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    2 ** 53 + 1,
    '',
    ' ',
    '__proto__',
    'constructor',
    'ended',
    '{{',
    '{{vars.x|',
    '\u202e',
    '(a+)+$',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[]]]],
    { __proto__: { polluted: true } },
    'x'.repeat(10_000),
    'start',
    'say',
    'node',
    'next',
    'people',
    'topic',
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

interface Change {
  readonly at: number
  readonly how: 'replace' | 'remove' | 'double' | 'swap'
  readonly by: unknown
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom('replace', 'remove', 'double', 'swap'),
  by: odd,
})

/** Every place of a document: what holds it, and under which key. */
function placesIn(
  json: unknown,
  found: [holder: Record<string, unknown>, key: string][] = [],
): [Record<string, unknown>, string][] {
  if (typeof json !== 'object' || json === null) return found
  for (const [key, value] of Object.entries(json)) {
    found.push([json as Record<string, unknown>, key])
    placesIn(value, found)
  }
  return found
}

/** The document with some of its places changed. */
function mutated(flow: object, changes: readonly Change[]): object {
  const copy = structuredClone(flow)
  for (const { at, how, by } of changes) {
    const places = placesIn(copy)
    const [holder, key] = places[at % places.length] ?? [{}, '']
    if (how === 'replace') holder[key] = by
    else if (how === 'swap') {
      const [other, name] = places[(at * 7) % places.length] ?? [{}, '']
      // A copy: nothing may come to hold itself.
      holder[key] = structuredClone(other[name])
    } else if (how === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
    else if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else Reflect.deleteProperty(holder, key)
  }
  return copy
}

const whole = (reply: Reply): Reply => {
  expect(reply.status, reply.text).toBeLessThan(500)
  return reply
}

/** Everything one can do with a flow, as far as it is taken: nothing of it may fall over. */
async function useFlow(flow: object, id: string): Promise<void> {
  const created = whole(await scene.call('POST /api/flows', { flow: { ...flow, id } }, adminToken))
  if (created.status !== 201) return
  whole(await scene.call(`POST /api/flows/${id}/check`, {}, adminToken))
  const published = whole(await scene.call(`POST /api/flows/${id}/publish`, { revision: created.json.revision }, adminToken))
  if (published.status !== 201) return
  whole(await scene.call(`GET /api/visitor/config?flow=${id}`))
  const begun = whole(await scene.call('POST /api/visitor/conversations', { flow: id, text: 'hello' }))
  // A flow may wait for a channel that nobody has set up yet.
  if (begun.status === 404) {
    expect(begun.json.error.code).toBe('channel_unknown')
    return
  }
  for (const [index, text] of ['pricing', 'opening hours?', 'ada@corp.com', 'I want a human', '3'].entries()) {
    const path = `POST /api/visitor/conversations/${begun.json.conversation.id}/messages`
    const said = whole(await scene.call(path, { clientMsgId: `c-${index}`, text }, begun.json.visitor))
    // Whatever the flow does, the visitor's own message is kept.
    expect(said.json.events.map((event: { text?: string }) => event.text)).toContain(text)
  }
}

test('a flow file changed anywhere is refused with a reason, or runs within its limits', { timeout: 120_000 }, async () => {
  let flows = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(1), fc.array(change, { minLength: 1, maxLength: 3 }), async (pick, changes) => {
      flows += 1
      await useFlow(mutated(samples[pick] ?? {}, changes), `flow${flows}`)
    }),
    { numRuns },
  )
  expect({}).not.toHaveProperty('polluted')
})

test('a file that changes little is often taken: the test above runs flows, and does not only see them refused', async () => {
  await useFlow(samples[0] ?? {}, 'whole')
  const { json } = await scene.call('GET /api/flows', undefined, adminToken)
  expect(json.filter((flow: { live: boolean }) => flow.live).length).toBeGreaterThan(1)
})
