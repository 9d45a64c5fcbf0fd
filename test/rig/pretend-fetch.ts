import { type PretendHouse, Refused } from './pretend-house.ts'
import type { Weather } from './pretend-line.ts'

/** The visitor API over HTTP, in this process. `calls` notes what arrived: `POST /conversations`. */
export function pretendFetch(house: PretendHouse, weather: Weather, calls: string[]): typeof fetch {
  return async (input, { method = 'GET', headers, body, signal } = {}) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input)
    const path = pathname.replace('/api/visitor', '')
    if (weather.http === 'hang') await new Promise((_, reject) => signal?.addEventListener('abort', reject))
    if (weather.http === 'fail') throw new TypeError('fetch failed')
    calls.push(`${method} ${path}`)
    const token = new Headers(headers).get('authorization')?.replace('Bearer ', '')
    const answer = answerTo(house, `${method} ${path}`, token, typeof body === 'string' ? JSON.parse(body) : body, searchParams)
    if (weather.http === 'deaf') throw new TypeError('fetch failed')
    return answer
  }
}

const statusOf: Readonly<Record<string, number>> = {
  token_invalid: 401,
  conversation_unknown: 404,
  origin_refused: 403,
  rate_limited: 429,
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent, as it was parsed
function answerTo(house: PretendHouse, call: string, token: string | undefined, body: any, query: URLSearchParams): Response {
  try {
    return Response.json(route(house, call, token, body, query))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, message, retryAfterMs } = error
    const headers = retryAfterMs === undefined ? undefined : { 'retry-after': String(retryAfterMs / 1000) }
    return Response.json({ error: { code, message } }, { status: statusOf[code] ?? 422, ...(headers && { headers }) })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent, as it was parsed
function route(house: PretendHouse, call: string, token: string | undefined, body: any, query: URLSearchParams): object {
  if (call === 'POST ') return { visitor: house.newcomer() }
  const visitor = house.visitorOf(token)
  if (call === 'POST /conversations') {
    const { seq: _, ...begun } = house.begin(visitor, body)
    return { visitor: token, ...begun }
  }
  if (call === 'GET /conversations')
    return {
      conversations: [...house.conversations.values()]
        .filter(kept => kept.visitor === visitor)
        .map(kept => kept.view)
        .reverse(),
    }
  const [, id = '', what = ''] = /^\w+ \/conversations\/([^/]+)\/(\w+)$/.exec(call) ?? []
  const kept = house.own(id, visitor)
  switch (what) {
    case 'messages':
      return house.send(visitor, id, body)
    case 'person':
      return house.person(visitor, id, body.clientMsgId)
    case 'read':
      kept.read.visitor = body.upToSeq
      return { read: kept.read, unread: 0 }
    case 'files':
      return { file: { id: `file of ${body.get('file').name}` } }
    default: {
      const after = Number(query.get('after'))
      return { conversation: kept.view, events: kept.events.slice(after, after + 3), lastSeq: kept.events.length }
    }
  }
}
