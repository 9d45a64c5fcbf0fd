import { permissions } from '../../runtime/people/permissions.ts'
import { samples } from './api-samples.ts'
import { formType } from './form.ts'

/** How far away from this machine, so that the operator's routes ask for a token. */
const away = { 'x-forwarded-for': '203.0.113.9' }

/** A call of a route by its sample, as `scene.call` takes it. */
export interface RouteCall {
  readonly what: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** Every route of the table but the one that answers preflights, with its permission. */
export const routes: readonly (readonly [name: string, permission: string])[] = Object.entries(permissions).filter(
  ([name]) => name !== 'OPTIONS *',
)

/** Calls a route about `id`. `as` is left out where somebody acts who may not name another. */
export function routeCall(name: string, id: string, { actsForOthers = true } = {}): RouteCall {
  const { body, form, query } = samples[name] ?? {}
  const [method, path = ''] = name.split(' ')
  const filled = path.replace(/:\w+/g, slot =>
    slot === ':id' ? id : (slots[slot] ?? (path.includes('texts') ? 'en.json' : 'panel.js')),
  )
  const question = new URLSearchParams(query).toString()
  const { as: _as, ...own } = body ?? {}
  return {
    what: `${method} ${filled}${question !== '' ? `?${question}` : ''}`,
    body: form ?? (body && (actsForOthers ? body : own)),
    headers: form === undefined ? away : { ...away, 'content-type': formType },
  }
}

const slots: Readonly<Record<string, string>> = {
  ':version': '1',
  ':build': 'old',
  ':token': 'x'.repeat(43),
  ':fileId': 'none',
  ':merge': 'none',
  ':call': 'none',
  ':name': 'none',
}
