/**
 * Runs first in every context, before anything of the author's: a function that takes the host's three and gives back the one by which
 * answers come in. What it needs later it keeps now, since snippets may change whatever they can reach.
 */
export const prelude = `(function (hostLog, hostFetch, hostDone, code, input) {
  'use strict'
  const { parse, stringify } = JSON
  const text = String
  const waiting = new Map()
  const { get, set, delete: remove } = Map.prototype
  const call = Function.prototype.call.bind(Function.prototype.call)
  const AsyncFunction = (async () => {}).constructor

  const shown = value => {
    try {
      return typeof value === 'string' ? value : (stringify(value) ?? text(value))
    } catch {
      return 'something that cannot be shown'
    }
  }
  const failure = error => {
    try {
      const isError = typeof error === 'object' && error !== null && 'message' in error
      const name = isError ? shown(error.name) : ''
      const message = isError ? shown(error.message) : shown(error)
      return stringify([name, message, isError ? shown(error.stack) : '', isError ? shown(error.lineNumber) : ''])
    } catch {
      return '["","it threw something that cannot be shown","",""]'
    }
  }
  const log = (...values) => {
    let line = ''
    for (let at = 0; at < values.length; at += 1) line += (at === 0 ? '' : ' ') + shown(values[at])
    hostLog(line)
  }
  const headersOf = given => {
    const headers = {}
    const pairs = given && typeof given.entries === 'function' ? [...given.entries()] : Array.isArray(given) ? given : Object.entries(given ?? {})
    for (const [name, value] of pairs) headers[text(name).toLowerCase()] = text(value)
    return headers
  }
  const answered = ({ status, headers, body }) => ({
    status,
    ok: status >= 200 && status < 300,
    headers: { get: name => headers[text(name).toLowerCase()] ?? null },
    text: async () => body,
    json: async () => parse(body),
  })
  Object.assign(globalThis, {
    console: { log, info: log, warn: log, error: log, debug: log },
    fetch: (url, init = {}) =>
      new Promise((resolve, reject) => {
        const isData = typeof init.body === 'object' && init.body !== null
        const body = init.body === undefined || init.body === null ? null : isData ? stringify(init.body) : text(init.body)
        const headers = { ...(isData ? { 'content-type': 'application/json' } : {}), ...headersOf(init.headers) }
        const id = hostFetch(stringify({ url: text(url), method: text(init.method ?? 'GET'), headers, body }))
        call(set, waiting, id, { resolve, reject })
      }),
  })
  try {
    const run = new AsyncFunction('input', code)
    run(parse(input)).then(
      value => {
        try {
          hostDone(true, stringify(value) ?? 'null')
        } catch (error) {
          hostDone(false, failure(error))
        }
      },
      error => hostDone(false, failure(error)),
    )
  } catch (error) {
    hostDone(false, failure(error))
  }
  return (id, ok, json) => {
    const one = call(get, waiting, id)
    call(remove, waiting, id)
    if (!one) return
    if (ok) return one.resolve(answered(parse(json)))
    const { code, message } = parse(json)
    one.reject(Object.assign(new Error(message), { code }))
  }
})`
