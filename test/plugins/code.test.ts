import { afterAll, describe, expect, it } from 'vitest'
import { code } from '../../plugins/code/index.ts'
import { createSnippets, type Snippet } from '../../plugins/code/server/snippets.ts'
import { readSteered } from '../../plugins/code/steered.ts'
import { play } from '../../plugins/kit/index.ts'

const results = [
  { id: 'big', label: 'Big' },
  { id: 'small', label: 'Small' },
]

describe('a code node', () => {
  it('gives the snippet what is known', () => {
    const scene = play(code, { code: 'return 1' }, { vars: { plan: 'pro' }, contact: { email: 'ada@corp.com' }, reply: 'Hello' })
    expect(scene.performs).toMatchObject([
      { vars: { plan: 'pro' }, contact: { email: 'ada@corp.com' }, reply: { text: 'Hello' }, language: 'en' },
    ])
  })

  it('goes the way that the snippet chose, with what it set', () => {
    const scene = play(code, { code: '', results, saveAs: 'answer' })
    scene.hears({ type: 'performed', result: { next: 'big', set: { seats: 3 }, value: 'ok' } })
    expect([scene.port, scene.vars]).toEqual(['result:big', { seats: 3, answer: 'ok' }])
  })

  it.each([
    ['a way it does not have', { type: 'performed', result: { next: 'huge' } }, 'failed'],
    ['no way at all', { type: 'performed', result: {} }, 'next'],
    ['a snippet that computes for ever', { type: 'failed', error: { code: 'snippet_timeout', message: '' } }, 'timed-out'],
    ['a call that takes too long', { type: 'failed', error: { code: 'target_timeout', message: '' } }, 'timed-out'],
    ['a snippet that was ended', { type: 'failed', error: { code: 'snippet_killed', message: '' } }, 'failed'],
  ] as const)('of %s', (_what, heard, port) => {
    const scene = play(code, { code: '', results })
    scene.hears(heard)
    expect(scene.port).toBe(port)
  })
})

describe('what a snippet returns', () => {
  it.each([
    ['nothing', null, { next: null, set: {}, value: null }],
    ['a value', 7, { next: null, set: {}, value: 7 }],
    ['an object of its own', { next: 'big', price: 3 }, { next: null, set: {}, value: { next: 'big', price: 3 } }],
    ['a way', { next: 'big' }, { next: 'big', set: {}, value: null }],
    ['all of it', { next: 'big', set: { a: 1 }, value: [2] }, { next: 'big', set: { a: 1 }, value: [2] }],
    ['an empty object', {}, { next: null, set: {}, value: {} }],
  ])('%s', (_what, returned, read) => {
    expect(readSteered(returned, results)).toEqual(read)
  })

  it.each([
    ['a way that the node does not have', { next: 'huge' }, /no result "huge": next, big, small/],
    ['a name that no variable can have', { set: { '1st': 1 } }, /set\.1st/],
    ['a name of JavaScript', { set: { constructor: 1 } }, /set\.constructor/],
    ['a way that is no text', { next: 7 }, /expected string/],
    ['too much for a variable', { set: { long: 'x'.repeat(40_000) } }, /set\.long has 40002 characters/],
    ['too many variables', { set: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`v${at}`, 1])) }, /51 variables/],
    ['a value that is too deep', JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), /levels deep/],
    ['a prototype', JSON.parse('{"set":{"a":{"__proto__":{"admin":true}}}}'), /__proto__/],
  ])('refuses %s', (_what, returned, why) => {
    expect(() => readSteered(returned, results)).toThrow(why)
  })
})

describe('a snippet', () => {
  const snippets = createSnippets()
  afterAll(() => snippets.close())
  const lines: string[] = []
  const run = (code: string, about: Partial<Snippet> = {}): Promise<unknown> =>
    snippets.run({
      code,
      input: JSON.stringify({ vars: { size: 60 } }),
      limitMs: 2_000,
      signal: AbortSignal.timeout(20_000),
      fetch: url => Promise.resolve(Response.json({ url })),
      log: line => lines.push(line),
      ...about,
    })

  it('computes with what it is given', async () => {
    expect(await run('return { next: input.vars.size > 50 ? "big" : "small" }')).toEqual({ next: 'big' })
  })

  it('may wait for what it fetches', async () => {
    const code = 'const answers = await Promise.all([1, 2].map(n => fetch("https://a.test/" + n))); return answers.at(1).json()'
    expect(await run(code)).toEqual({ url: 'https://a.test/2' })
  })

  it('hears why a fetch was refused, and may go on', async () => {
    const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: 'target_refused' }))
    expect(await run('try { await fetch("http://10.0.0.1") } catch (e) { return e.code }', { fetch: refuse })).toBe(
      'target_refused',
    )
  })

  it('tells by the console what it does', async () => {
    await run('console.log("seats", { n: 3 }); console.error("odd")')
    expect(lines).toEqual(['seats {"n":3}', 'odd'])
  })

  it.each([
    ['a slip of the pen', 'const a = 1\nconst b = = 2', 'snippet_failed', /^line 2: SyntaxError/],
    ['a mistake', 'const a = 1\n\nreturn a.b.c', 'snippet_failed', /^line 3: TypeError: cannot read property 'c'/],
    ['what it throws', 'throw "no seats"', 'snippet_failed', /^no seats$/],
    ['a promise that nobody settles', 'await new Promise(() => {})', 'snippet_failed', /nobody settles/],
  ])('says where it failed: %s', async (_what, code, failure, message) => {
    await expect(run(code)).rejects.toMatchObject({ code: failure, message: expect.stringMatching(message) })
  })

  it('leaves nothing to the next one', async () => {
    await run('globalThis.secret = 1; Array.prototype.secret = 2; Object.prototype.secret = 3')
    expect(await run('return [typeof globalThis.secret, typeof [].secret, typeof ({}).secret]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ])
    expect(snippets.pids()).toHaveLength(1)
  })

  it('is ended when nobody waits any more, and others go on', async () => {
    const leaving = new AbortController()
    const never = run('await fetch("https://a.test/")', { signal: leaving.signal, fetch: () => new Promise(() => {}) })
    const [other] = await Promise.all([
      run('return 1'),
      expect(never).rejects.toMatchObject({ code: 'snippet_timeout' }),
      new Promise(resolve => setImmediate(resolve)).then(() => leaving.abort()),
    ])
    expect(other).toBe(1)
  })

  it('leaves no process behind when it is over', () => {
    const pids = snippets.pids()
    expect(pids.length).toBeGreaterThan(0)
    snippets.close()
    expect(snippets.pids()).toEqual([])
  })
})
