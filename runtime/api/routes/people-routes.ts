import type { Api, ApiParts } from '../parts.ts'
import type { SessionCookie } from '../session-cookie.ts'
import { createSignIns } from '../sign-ins.ts'
import { sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Who the team is: coming in, signing in, users, teams, keys of programs, and the log of all that. */
export function peopleRoutes(app: Api, parts: ApiParts, cookie: SessionCookie): void {
  const signIns = createSignIns(parts, cookie)
  setupRoutes(app, parts, signIns)
  sessionRoutes(app, parts, signIns)
  userRoutes(app, parts)
  teamRoutes(app, parts)
  tokenRoutes(app, parts)
}
