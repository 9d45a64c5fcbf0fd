/** A snippet that tries what it must not be able to. It returns `ESCAPED` when it could. */
export interface Hostile {
  readonly name: string
  readonly code: string
}

/** What a snippet that got out returns. */
export const escaped = 'ESCAPED'

const got = (condition: string): string => `if (${condition}) return "${escaped}"; return "held"`
const tried = (code: string): string => `try { ${code} } catch (e) { return "held: " + e }`

// Ways to a function's constructor, and what one would run with it.
const roads = [
  'this.constructor.constructor',
  'globalThis.constructor.constructor',
  'fetch.constructor',
  'console.log.constructor',
  'input.constructor.constructor',
  'input.vars.constructor.constructor',
  '(() => {}).constructor',
  '(async () => {}).constructor',
  '(function* () {}).constructor',
  '(async function* () {}).constructor',
  'Object.getPrototypeOf(fetch).constructor',
  'Reflect.getPrototypeOf(console.log).constructor',
  '[].map.constructor',
  '"".constructor.constructor',
  'Symbol.iterator.constructor.constructor',
  'new Error().constructor.constructor',
  'Promise.resolve().then.constructor',
  'globalThis["const" + "ructor"]["constr\\u0075ctor"]',
  'Object.getOwnPropertyDescriptor(Function.prototype, "constructor").value',
  'fetch("https://a.test/").constructor.constructor',
]
const loot = [
  'typeof process',
  'typeof require',
  'typeof module',
  'typeof Deno',
  'typeof Buffer',
  'typeof WebAssembly',
  'typeof std',
]

const hostGlobals = [
  'process',
  'require',
  'module',
  'exports',
  '__dirname',
  '__filename',
  'global',
  'Buffer',
  'Worker',
  'MessageChannel',
  'WebAssembly',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'performance',
  'crypto',
  'std',
  'os',
  'bjson',
  'Deno',
  'Bun',
  'navigator',
  'window',
  'document',
  'hostLog',
  'hostFetch',
  'hostDone',
  'waiting',
  'prelude',
  'load',
]

const modules = [
  'fs',
  'node:fs',
  'child_process',
  'node:child_process',
  'net',
  'os',
  'std',
  'node:worker_threads',
  'file:///etc/passwd',
  '/etc/passwd',
]

// What word filters let through, and a sandbox does not need one for.
const spellings = [
  'import/**/("node:fs")',
  'import /* a */ ( /* b */ "fs" )',
  'eval("imp" + "ort(\'fs\')")',
  'eval("\\x69mport(\'fs\')")',
  '(0, eval)("import(\'node:child_process\')")',
  'new Function("return import(\'fs\')")()',
  'new (async () => {}).constructor("return import(\'fs\')")()',
  'eval([..."import(\'fs\')"].join(""))',
  'import("fs").then(m => m.default)',
  'import(`fs`)',
  'import("f\\u0073")',
  'import(["f", "s"].join(""))',
]

const pollution = [
  '__proto__',
  'constructor',
  'prototype',
  '__defineGetter__x y',
  'toString.x',
  'a.b',
  '',
  ' ',
  '0',
  '__proto__.polluted',
]

const cyclic = [
  'const a = {}; a.a = a; return a',
  'const a = []; a.push(a); return a',
  'const m = {}; m.x = { m }; return { set: m }',
]

const odd = [
  'return { get next() { throw new Error("x") } }',
  'return { get value() { for (;;) {} } }',
  'return new Proxy({}, { ownKeys() { throw new Error("x") } })',
  'return new Proxy({}, { ownKeys() { return ["a"] }, getOwnPropertyDescriptor() { return { enumerable: true, configurable: true } }, get(t, k) { return k === "toJSON" ? undefined : new Proxy({}, this) } })',
  'return { toJSON() { throw { toString() { throw 1 } } } }',
  'throw { toString() { throw 1 }, get message() { throw 2 } }',
  'throw { get name() { throw 1 }, message: "x" }',
  'throw new Proxy({}, { get() { throw 1 }, has() { throw 2 } })',
  'throw null',
  'throw undefined',
  'throw Symbol("x")',
  'return Symbol("x")',
  'return 1n',
  'return () => 1',
  'return new Map([[1, 2]])',
  'return { then(ok) { ok({ then(ok) { ok(1) } }) } }',
  'return { then() { throw 1 } }',
  'Promise.prototype.then = () => {}; return 1',
  'Promise.prototype.then = function (ok) { ok("x"); ok("y"); return this }; return 1',
  'JSON.stringify = () => "not json"; return 1',
  'JSON.parse = () => { throw 1 }; return 1',
  'Object.prototype.toJSON = () => ({ next: "failed" }); return 1',
  'Array.prototype[Symbol.iterator] = () => { throw 1 }; return [1]',
  'Map.prototype.get = () => ({ resolve() {}, reject() {} }); await fetch("https://a.test/"); return 1',
  'Object.assign = () => { throw 1 }; return (await fetch("https://a.test/")).status',
  'Function.prototype.call = () => { throw 1 }; return 1',
  'delete globalThis.Promise; return 1',
  'Object.freeze(globalThis); return 1',
  'return "\\ud800"',
  'return "\\u0000"',
  'return -0 / 0',
]

const large = [
  'return "x".repeat(300_000)',
  'return "\\u0001".repeat(100_000)',
  'return "\\"".repeat(255_000)',
  'return Array.from({ length: 200_000 }, () => 1)',
  'return { set: Object.fromEntries(Array.from({ length: 60 }, (_, i) => ["v" + i, 1])) }',
  'return { set: { a: "x".repeat(40_000) } }',
  'let o = 1; for (let i = 0; i < 100; i += 1) o = { o }; return o',
  'let o = 1; for (let i = 0; i < 1_500; i += 1) o = [o]; return o',
  'let o = 1; for (let i = 0; i < 100_000; i += 1) o = [o]; return o',
  'throw new Error("x".repeat(1e6))',
  'console.log("x".repeat(1e6)); return 1',
  'for (let i = 0; i < 10_000; i += 1) console.log("x".repeat(1_000)); return 1',
  'return "x".repeat(1e9)',
  'let s = "x"; for (;;) s += s',
  'return new Array(4e9)',
  'return new Uint8Array(1e9)',
  'return new ArrayBuffer(2 ** 40)',
  'return new SharedArrayBuffer(1e9)',
  'const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))',
  'return 2n ** 10_000_000n',
  'return [..."x".repeat(1e6)].map(x => [x, x, x, x])',
]

const deep = [
  'const f = () => f(); return f()',
  'const f = async () => { await f() }; return f()',
  'const o = {}; o.toString = () => "" + o; return "" + o',
  'return eval("(".repeat(50_000) + ")".repeat(50_000))',
  'return eval("[".repeat(100_000))',
  'return eval("{".repeat(100_000))',
  'return eval("a=>".repeat(20_000) + "1")',
  'return JSON.parse("[".repeat(200_000))',
  'return new RegExp("(".repeat(20_000) + ")".repeat(20_000))',
  'const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.x',
  'class A { constructor() { return new A() } } return new A()',
  'function* g() { yield* g() } return [...g()]',
]

const targets = [
  'http://127.0.0.1/',
  'http://localhost:5432/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://[::1]/',
]
const addresses = [
  'http://0x7f000001/',
  'http://2130706433/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'gopher://127.0.0.1/',
  'http://127.1/',
]

const requests = [
  'await fetch({ toString() { throw 1 } }); return 1',
  'await fetch("https://a.test/", { headers: { host: "b.test", "x\\r\\ny": "1" } }); return 1',
  'await fetch("https://a.test/", { method: "CONNECT" }); return 1',
  'await fetch("https://a.test/", { body: "x".repeat(1e6) }); return 1',
  'await fetch("https://a.test/" + "x".repeat(1e5)); return 1',
  'await Promise.all(Array.from({ length: 1_000 }, () => fetch("https://a.test/"))); return 1',
  'for (let i = 0; i < 5_000; i += 1) fetch("https://a.test/").catch(() => {}); return 1',
  'for (;;) { try { await fetch("https://a.test/") } catch (e) { return e.message } }',
  'fetch("https://a.test/"); return 1',
]

/** Snippets that end by themselves, however they try. */
export const hostiles: readonly Hostile[] = [
  ...roads.flatMap(road =>
    loot.slice(0, 3).map(want => ({
      name: `${road} -> ${want}`,
      code: tried(got(`["object", "function"].includes(await ${road}("return ${want}")())`)),
    })),
  ),
  ...hostGlobals.map(name => ({
    name: `the global ${name}`,
    code: got(`typeof globalThis[${JSON.stringify(name)}] !== "undefined"`),
  })),
  ...modules.map(name => ({
    name: `import ${name}`,
    code: tried(`const m = await import(${JSON.stringify(name)}); ${got('m')}`),
  })),
  ...spellings.map(code => ({ name: code, code: tried(`const m = await ${code}; ${got('m')}`) })),
  ...pollution.map(name => ({
    name: `sets "${name}"`,
    code: `return { set: JSON.parse('{${JSON.stringify(name)}: {"polluted": true}}') }`,
  })),
  ...[...cyclic, ...odd, ...large, ...deep].map(code => ({ name: code, code })),
  ...[...targets, ...addresses].map(url => ({
    name: `fetch ${url}`,
    code: tried(`const answer = await fetch(${JSON.stringify(url)}); ${got('answer.status')}`),
  })),
  ...requests.map(code => ({ name: code, code })),
]

/** Snippets that would never end: each takes what it is given of time. */
export const endless: readonly Hostile[] = [
  'for (;;) {}',
  'while (true) { try { throw 1 } catch {} finally { continue } }',
  'for (;;) await 0',
  'const f = () => Promise.resolve().then(f); await f()',
  'const spin = () => { for (;;) {} }; return [1, 2].sort(spin)',
  'return /(a+)+$/.test("a".repeat(60) + "b")',
  'return /^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(60))',
  'return "x".repeat(1e6).replace(/x*y/g, "")',
  'const a = []; for (;;) try { a.push({}) } catch {}',
  'return Array.from({ length: 3e5 }, () => Math.random()).sort((x, y) => x - y).map(String).sort().join("").length && (() => { for (;;) {} })()',
  'for (;;) console.log("x")',
  'for (;;) fetch("https://a.test/").catch(() => {})',
  'return { get value() { for (;;) {} } }',
  'throw { get message() { for (;;) {} } }',
].map(code => ({ name: code, code }))

/** Snippets that let nobody look at the time: only their process's end ends them. */
export const deaf: readonly Hostile[] = ['return new Array(4294967295).join("x")', 'return new Array(4e9).indexOf(1)'].map(
  code => ({ name: code, code }),
)

/** Snippets that wait for what never comes. */
export const waiting: readonly Hostile[] = [
  'await new Promise(() => {})',
  'await new Promise(ok => { globalThis.ok = ok })',
  'return { then() {} }',
  'await Promise.race([])',
  'for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }) return x',
].map(code => ({ name: code, code }))
