import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene } from '../rig/scene.ts'
import { createWebhookTarget, type WebhookTarget } from '../rig/webhook-target.ts'

let target: WebhookTarget
let scene: Scene
beforeAll(async () => {
  target = await createWebhookTarget(body => ({ status: 200, body: JSON.stringify({ price: JSON.parse(body).seats / 10 }) }))
  scene = await createScene({ privateTargets: [`127.0.0.1:${target.port}`] })
})
afterAll(async () => {
  await scene.close()
  await target.close()
})

const withCode = (id: string, config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const lines: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'seats' }],
    ['seats', 'ask', { question: en('How many seats?'), kind: 'number', saveAs: 'seats' }, { answered: 'code' }],
    ['code', 'code', config, { 'result:big': 'big', next: 'small', failed: 'failed', 'timed-out': 'late' }],
    ['big', 'say', { text: en('Big: {{vars.price}}') }],
    ['small', 'say', { text: en('Small: {{vars.price}}') }],
    ['failed', 'say', { text: en('Failed') }],
    ['late', 'say', { text: en('Too late') }],
  ]
  return flowOf(id, lines)
}

describe('a published flow with code in it', () => {
  const talk = async (id: string, config: Readonly<Record<string, unknown>>): Promise<string | undefined> => {
    await scene.publish(withCode(id, { results: [{ id: 'big', label: 'Big' }], ...config }))
    const visitor = await scene.visitor(id)
    await visitor.says('60')
    await scene.settle()
    return (await visitor.transcript()).at(-1)
  }

  it('goes the way the code chose, with what it set', async () => {
    const code = 'const { seats } = input.vars\nreturn { next: seats > 50 ? "big" : "next", set: { price: seats * 2 } }'
    expect(await talk('priced', { code, sets: ['price'] })).toBe('B Big: 120')
  })

  it('fetches through the guarded fetch, under a key of its own, and goes on', async () => {
    const call = `await fetch("http://127.0.0.1:${target.port}/", { method: "POST", body: { seats: input.vars.seats } })`
    const code = `const answer = ${call}\nreturn (await answer.json()).price`
    expect(await talk('fetched', { code, saveAs: 'price' })).toBe('B Small: 6')
    expect(target.calls).toEqual([{ key: expect.stringMatching(/^.+-1$/), body: '{"seats":60}' }])
  })

  it.each([
    ['breaks', 'return input.vars.nothing.at.all', 'B Failed'],
    ['asks for a private address', 'await fetch("http://127.0.0.1:1/")', 'B Failed'],
    ['computes for ever', 'for (;;) {}', 'B Too late'],
  ])('goes on when the code %s', async (what, code, said) => {
    expect(await talk(what.replaceAll(' ', '-'), { code, limitMs: 300 })).toBe(said)
  })

  it('is not published with code that nobody can read, and says the line', async () => {
    await expect(talk('slip', { code: 'const a = 1\nreturn a +' })).rejects.toMatchObject({
      code: 'flow_has_problems',
      details: { problems: [{ code: 'code_syntax', node: 'code', field: 'code', params: { line: 2, why: 'Unexpected token' } }] },
    })
  })
})
