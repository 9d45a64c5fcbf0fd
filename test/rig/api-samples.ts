import { helloFlow } from './api-scene.ts'

/** A body (or a query) that each route takes, and what it then answers: what tests of every route start from. */
export interface Sample {
  readonly body?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string>>
  /** Statuses of a call by somebody who may, about something that is there. */
  readonly answers: readonly number[]
}

const nothing: Sample = { answers: [200] }
const act = { as: { id: 'ada', name: 'Ada' }, clientMsgId: 'k1' }

/** By the name of the route in the table of permissions. */
export const samples: Readonly<Record<string, Sample>> = {
  'GET /livez': nothing,
  'GET /readyz': nothing,
  'GET /metrics': nothing,
  'GET /api/openapi.json': nothing,
  'GET /api/docs': nothing,
  'GET /': { answers: [302] },
  'GET /api/docs/style.css': nothing,
  'GET /api/schemas/flow.json': nothing,
  'POST /api/visitor': { body: {}, answers: [201] },
  'GET /api/visitor/config': {
    query: { channel: 'website', flow: 'hello', url: 'https://example.com/', language: 'en', tz: 'UTC' },
    answers: [200],
  },
  'POST /api/visitor/conversations': {
    body: {
      flow: 'hello',
      channel: 'website',
      language: 'nl',
      tz: 'Europe/Amsterdam',
      page: { url: 'https://example.com/', title: 'Home', referrer: 'https://example.org/' },
      clientMsgId: 'k1',
      text: 'hello',
    },
    answers: [201],
  },
  'GET /api/visitor/conversations': { query: { limit: '2' }, answers: [200] },
  'GET /api/visitor/conversations/:id': nothing,
  'GET /api/visitor/conversations/:id/events': { query: { after: '0', limit: '10' }, answers: [200] },
  'POST /api/visitor/conversations/:id/messages': {
    body: { clientMsgId: 'k2', text: 'hello', fields: { size: 'xl' }, replyTo: 'm2' },
    answers: [200],
  },
  'POST /api/visitor/conversations/:id/person': { body: { clientMsgId: 'k3' }, answers: [200] },
  'GET /api/flows': nothing,
  'POST /api/flows': { body: { flow: { ...helloFlow, id: 'another' } }, answers: [201, 409] },
  'GET /api/flows/:id': nothing,
  'PUT /api/flows/:id': { body: { revision: 1, flow: helloFlow }, answers: [200, 409] },
  'POST /api/flows/:id/check': { body: { flow: helloFlow }, answers: [200] },
  'POST /api/flows/:id/publish': { body: { revision: 1, note: 'first' }, answers: [201, 409] },
  'GET /api/flows/:id/versions': nothing,
  'GET /api/flows/:id/versions/:version': nothing,
  'PUT /api/flows/:id/live': { body: { on: true }, answers: [200] },
  'GET /api/plugins': nothing,
  'GET /api/availability': nothing,
  'PUT /api/availability': { body: { revision: 0, hours: {}, agents: { anyone: 2 } }, answers: [200, 409] },
  'GET /api/conversations': { query: { status: 'open', owner: 'bot', assignee: 'ada', limit: '5' }, answers: [200] },
  'GET /api/conversations/:id': nothing,
  'GET /api/conversations/:id/events': { query: { after: '0', limit: '10' }, answers: [200] },
  'GET /api/conversations/:id/log': { query: { after: '0', limit: '10' }, answers: [200] },
  'GET /api/conversations/:id/trace': { query: { after: '0', limit: '10' }, answers: [200] },
  'POST /api/conversations/:id/messages': { body: { text: 'Hi', ...act }, answers: [200, 409] },
  'POST /api/conversations/:id/notes': { body: { text: 'careful', ...act }, answers: [200, 409] },
  'POST /api/conversations/:id/join': { body: act, answers: [200, 409] },
  'POST /api/conversations/:id/assign': { body: { assignee: { id: 'ada', name: 'Ada' }, ...act }, answers: [200, 409] },
  'POST /api/conversations/:id/give-back': { body: { continue: true, ...act }, answers: [200, 409] },
  'POST /api/conversations/:id/snooze': { body: { until: '2030-01-01T00:00:00Z', ...act }, answers: [200, 409] },
  'POST /api/conversations/:id/close': { body: act, answers: [200, 409] },
  'POST /api/conversations/:id/reopen': { body: act, answers: [200, 409] },
  'GET /api/effects/dead': { query: { limit: '5' }, answers: [200] },
  'POST /api/effects/:id/replay': { body: {}, answers: [404] },
}
