/**
 * Who may call what: every route there is, and the permission it takes. A route that is not here does not start; one that
 * is here and does not exist fails a test. `public` is for everybody; `visitor` needs a visitor's token, `newcomer` takes
 * one if there is one; `operator` is the team's token or this very machine; the rest are permissions of the team.
 */
export const permissions = {
  'GET /': 'public',
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'operator',
  'GET /api/openapi.json': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/style.css': 'public',
  'GET /api/schemas/flow.json': 'public',
  'OPTIONS *': 'public',

  'POST /api/visitor': 'public',
  'GET /api/visitor/config': 'public',
  'POST /api/visitor/conversations': 'newcomer',
  'GET /api/visitor/conversations': 'visitor',
  'GET /api/visitor/conversations/:id': 'visitor',
  'GET /api/visitor/conversations/:id/events': 'visitor',
  'POST /api/visitor/conversations/:id/messages': 'visitor',
  'POST /api/visitor/conversations/:id/person': 'visitor',

  'GET /api/flows': 'flows:read',
  'POST /api/flows': 'flows:write',
  'GET /api/flows/:id': 'flows:read',
  'PUT /api/flows/:id': 'flows:write',
  'POST /api/flows/:id/check': 'flows:read',
  'POST /api/flows/:id/publish': 'flows:publish',
  'GET /api/flows/:id/versions': 'flows:read',
  'GET /api/flows/:id/versions/:version': 'flows:read',
  'PUT /api/flows/:id/live': 'flows:publish',
  'GET /api/plugins': 'flows:read',
  'GET /api/availability': 'availability:read',
  'PUT /api/availability': 'availability:write',

  'GET /api/conversations': 'conversations:read',
  'GET /api/conversations/:id': 'conversations:read',
  'GET /api/conversations/:id/events': 'conversations:read',
  'GET /api/conversations/:id/log': 'conversations:read',
  'GET /api/conversations/:id/trace': 'conversations:read',
  'POST /api/conversations/:id/messages': 'conversations:write',
  'POST /api/conversations/:id/notes': 'conversations:write',
  'POST /api/conversations/:id/join': 'conversations:write',
  'POST /api/conversations/:id/assign': 'conversations:write',
  'POST /api/conversations/:id/give-back': 'conversations:write',
  'POST /api/conversations/:id/snooze': 'conversations:write',
  'POST /api/conversations/:id/close': 'conversations:write',
  'POST /api/conversations/:id/reopen': 'conversations:write',

  'GET /api/effects/dead': 'effects:read',
  'POST /api/effects/:id/replay': 'effects:write',
} as const satisfies Readonly<Record<string, Permission>>

export type Permission = 'public' | 'newcomer' | 'visitor' | 'operator' | `${string}:${'read' | 'write' | 'publish'}`

/** The permission a route takes; undefined for one that nobody has thought of. A route that answers GET answers HEAD alike. */
export function permissionOf(method: string, route: string): Permission | undefined {
  const name = `${method === 'HEAD' ? 'GET' : method} ${route}`
  return isKnown(name) ? permissions[name] : undefined
}

function isKnown(name: string): name is keyof typeof permissions {
  return Object.hasOwn(permissions, name)
}
