/**
 * Who may call what: every route there is, and the permission it takes. A route that is not here does not start; one that
 * is here and does not exist fails a test. `public` is for everybody; `visitor` needs a visitor's token, `newcomer` takes
 * one if there is one; `operator` is the team's token or this very machine; `user` is somebody signed in, whatever their
 * role; the rest are permissions of the team: `roles.ts` says which role holds them, and tokens of programs name theirs.
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

  'GET /widget.js': 'public',
  'GET /widget/:build/:file': 'public',
  'GET /widget/:build/texts/:file': 'public',
  'GET /demo': 'public',
  'GET /demo/style.css': 'public',

  // The team's app is one page at many addresses; what it shows, the API gives only to whom it may.
  'GET /app/:file': 'public',
  'GET /sign-in': 'public',
  'GET /setup': 'public',
  'GET /invite/:token': 'public',
  'GET /reset/:token': 'public',
  'GET /inbox': 'public',
  'GET /inbox/:view': 'public',
  'GET /inbox/:view/:conversation': 'public',
  'GET /contacts': 'public',
  'GET /contacts/:id': 'public',
  'GET /flows': 'public',
  'GET /flows/:id': 'public',
  'GET /flows/:id/:tab': 'public',
  'GET /settings': 'public',
  'GET /settings/:section': 'public',
  'GET /settings/:section/:item': 'public',

  'POST /api/visitor': 'public',
  'GET /api/visitor/config': 'newcomer',
  // Who is there says its first frame.
  'GET /api/visitor/socket': 'public',
  'POST /api/visitor/conversations': 'newcomer',
  'GET /api/visitor/conversations': 'visitor',
  'GET /api/visitor/conversations/:id': 'visitor',
  'GET /api/visitor/conversations/:id/events': 'visitor',
  'POST /api/visitor/conversations/:id/messages': 'visitor',
  'POST /api/visitor/conversations/:id/person': 'visitor',
  'POST /api/visitor/conversations/:id/files': 'visitor',
  'GET /api/visitor/conversations/:id/files/:fileId': 'visitor',
  'POST /api/visitor/conversations/:id/read': 'visitor',
  'POST /api/visitor/conversations/:id/cookies': 'visitor',
  'GET /api/visitor/consents': 'visitor',
  'POST /api/visitor/consents/withdraw': 'visitor',

  'POST /api/media': 'media:write',
  'GET /api/media': 'media:read',
  // Pages of every site show them.
  'GET /api/media/:id': 'public',
  'DELETE /api/media/:id': 'media:write',

  'GET /api/flows': 'flows:read',
  'POST /api/flows': 'flows:write',
  'GET /api/flows/:id': 'flows:read',
  'PUT /api/flows/:id': 'flows:write',
  'POST /api/flows/:id/check': 'flows:read',
  'POST /api/flows/:id/publish': 'flows:publish',
  'GET /api/flows/:id/versions': 'flows:read',
  'GET /api/flows/:id/versions/:version': 'flows:read',
  'PUT /api/flows/:id/live': 'flows:publish',
  // Takes it out of the list; conversations that run it go on.
  'DELETE /api/flows/:id': 'flows:write',
  // Which one a visitor meets first.
  'PUT /api/flow-order': 'flows:publish',
  // Who would see which flow of a channel, and why.
  'POST /api/targeting/simulate': 'flows:read',
  // How many conversations are in which version and at which node.
  'GET /api/flows/:id/usage': 'flows:read',
  'GET /api/flows/:id/machine': 'flows:read',
  // Somebody tries a flow out: what happens there is kept nowhere.
  'POST /api/previews': 'flows:read',
  // Whoever has begun it, and nobody else.
  'GET /api/previews/:id': 'flows:read',
  'POST /api/previews/:id/pretend': 'flows:read',
  'POST /api/previews/:id/skip': 'flows:read',
  'POST /api/previews/:id/say': 'flows:read',
  'POST /api/previews/:id/agent': 'flows:read',
  'POST /api/previews/:id/events': 'flows:read',
  'POST /api/previews/:id/calls/:call': 'flows:read',
  'DELETE /api/previews/:id': 'flows:read',
  // The chat of a preview: its address is a secret. What is under it goes by this table once more.
  'GET /preview/:token': 'public',
  'GET /preview/:token/*': 'public',
  'POST /preview/:token/*': 'public',
  'OPTIONS /preview/:token/*': 'public',
  'GET /preview/:token/api/visitor/socket': 'public',
  'GET /api/templates': 'flows:read',
  // What rules and personalisation can name of a contact.
  'GET /api/properties': 'flows:read',
  'GET /api/plugins': 'flows:read',
  // Code that runs in this process, and what it may reach: admins.
  'GET /api/plugins/installed': 'plugins:read',
  'PUT /api/plugins/:id': 'plugins:write',
  'PUT /api/plugin-packages': 'plugins:write',
  // Write-only.
  'PUT /api/plugins/:id/secrets/:name': 'plugins:write',
  'DELETE /api/plugins/:id/secrets/:name': 'plugins:write',
  // Whoever is outside: what a channel lets in, it checks itself.
  'GET /channels/:kind/:id/*': 'public',
  'POST /channels/:kind/:id/*': 'public',
  'PUT /channels/:kind/:id/*': 'public',
  'PATCH /channels/:kind/:id/*': 'public',
  'DELETE /channels/:kind/:id/*': 'public',
  'OPTIONS /channels/:kind/:id/*': 'public',
  'GET /api/channels': 'channels:read',
  'GET /api/channels/:id': 'channels:read',
  'PUT /api/channels/:id': 'channels:write',
  'DELETE /api/channels/:id': 'channels:write',
  'POST /api/channels/:id/test': 'channels:write',
  'PUT /api/channels/:id/secrets/:name': 'channels:write',
  'DELETE /api/channels/:id/secrets/:name': 'channels:write',
  'GET /api/availability': 'availability:read',
  'PUT /api/availability': 'availability:write',

  'GET /api/setup': 'public',
  'POST /api/setup': 'public',
  'POST /api/session': 'public',
  'GET /api/session': 'user',
  'PATCH /api/session': 'user',
  'DELETE /api/session': 'user',
  'GET /api/session/devices': 'user',
  'DELETE /api/session/devices/:id': 'user',
  // Whoever holds the link.
  'GET /api/links/:token': 'public',
  'POST /api/links/:token': 'public',
  'GET /api/users': 'team:read',
  'PATCH /api/users/:id': 'users:write',
  'POST /api/users/:id/reset': 'users:write',
  'GET /api/invites': 'users:read',
  'POST /api/invites': 'users:write',
  'DELETE /api/invites/:id': 'users:write',
  'GET /api/teams': 'team:read',
  'PUT /api/teams/:id': 'users:write',
  'DELETE /api/teams/:id': 'users:write',
  'GET /api/tokens': 'tokens:read',
  'POST /api/tokens': 'tokens:write',
  'DELETE /api/tokens/:id': 'tokens:write',
  'GET /api/audit': 'audit:read',

  // A session's cookie; what comes over it is what this person may see.
  'GET /api/socket': 'user',
  'GET /api/inbox/counts': 'conversations:read',
  'GET /api/inboxes': 'team:read',
  'PUT /api/inboxes/:id': 'inboxes:write',
  'DELETE /api/inboxes/:id': 'inboxes:write',
  'GET /api/labels': 'conversations:read',
  'GET /api/snippets': 'conversations:read',
  'PUT /api/snippets/:id': 'conversations:write',
  'DELETE /api/snippets/:id': 'conversations:write',
  'GET /api/articles': 'articles:read',
  'GET /api/articles/search': 'articles:read',
  'GET /api/articles/:id': 'articles:read',
  'PUT /api/articles/:id': 'articles:write',
  'DELETE /api/articles/:id': 'articles:write',
  'POST /api/conversations/:id/labels': 'conversations:write',
  'POST /api/conversations/:id/uploads': 'conversations:write',
  'PUT /api/conversations/:id/contact': 'contacts:write',
  'POST /api/conversations/:id/contact/confirm': 'contacts:write',
  'GET /api/conversations/:id/consents': 'conversations:read',
  'POST /api/conversations/:id/consents/withdraw': 'contacts:write',

  // The server of a site, with a key of its own.
  'POST /api/visitor-identification/tokens': 'identities:write',
  'GET /api/contacts': 'contacts:read',
  'POST /api/contacts': 'contacts:write',
  'GET /api/contacts/:id': 'contacts:read',
  'PATCH /api/contacts/:id': 'contacts:write',
  'GET /api/contacts/:id/consents': 'contacts:read',
  'POST /api/contacts/:id/consents/withdraw': 'contacts:write',
  'GET /api/contacts/:id/timeline': 'contacts:read',
  'POST /api/contacts/:id/merge': 'contacts:write',
  'POST /api/contacts/:id/merges/:merge/undo': 'contacts:write',
  'POST /api/contacts/:id/events': 'conversations:write',
  'GET /api/contacts/:id/export': 'privacy:read',
  'DELETE /api/contacts/:id': 'privacy:write',
  // Names and sizes, of nobody in particular: whoever draws a flow picks from them.
  'GET /api/lists': 'flows:read',
  'GET /api/tickets': 'contacts:read',
  'POST /api/tickets': 'contacts:write',
  'GET /api/tickets/:id': 'contacts:read',
  'PATCH /api/tickets/:id': 'contacts:write',

  'GET /api/conversations': 'conversations:read',
  'GET /api/conversations/:id': 'conversations:read',
  'GET /api/conversations/:id/events': 'conversations:read',
  'POST /api/conversations/:id/events': 'conversations:write',
  'GET /api/conversations/:id/log': 'conversations:read',
  'GET /api/conversations/:id/trace': 'conversations:read',
  'GET /api/conversations/:id/files/:fileId': 'conversations:read',
  'POST /api/conversations/:id/messages': 'conversations:write',
  'POST /api/conversations/:id/notes': 'conversations:write',
  'POST /api/conversations/:id/join': 'conversations:write',
  'POST /api/conversations/:id/assign': 'conversations:write',
  'POST /api/conversations/:id/give-back': 'conversations:write',
  'POST /api/conversations/:id/snooze': 'conversations:write',
  'POST /api/conversations/:id/close': 'conversations:write',
  'POST /api/conversations/:id/reopen': 'conversations:write',
  'POST /api/conversations/:id/spam': 'conversations:write',
  'POST /api/conversations/:id/withdraw-file': 'conversations:write',
  'POST /api/conversations/:id/not-spam': 'conversations:write',
  'POST /api/conversations/:id/read': 'conversations:write',
  'POST /api/conversations/:id/typing': 'conversations:write',
  'GET /api/conversations/:id/messages/:seq/letter': 'conversations:read',
  'GET /api/conversations/:id/messages/:seq/page': 'conversations:read',
  'GET /api/conversations/:id/messages/:seq/original': 'conversations:read',
  'POST /api/conversations/:id/messages/:seq/send-again': 'conversations:write',

  'GET /api/effects/dead': 'effects:read',
  'POST /api/effects/:id/replay': 'effects:write',
  // What channels have handed in and no turn could take.
  'GET /api/intake/dead': 'effects:read',
  'POST /api/intake/:id/replay': 'effects:write',
} as const satisfies Readonly<Record<string, Permission>>

export type Permission = 'public' | 'newcomer' | 'visitor' | 'operator' | 'user' | `${string}:${'read' | 'write' | 'publish'}`

/** The permission a route takes; undefined for one that nobody has thought of. A route that answers GET answers HEAD alike. */
export function permissionOf(method: string, route: string): Permission | undefined {
  const name = `${method === 'HEAD' ? 'GET' : method} ${route}`
  return isKnown(name) ? permissions[name] : undefined
}

function isKnown(name: string): name is keyof typeof permissions {
  return Object.hasOwn(permissions, name)
}
