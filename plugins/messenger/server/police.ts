import { remedies } from './remedies.ts'
import type { Troubles } from './troubles.ts'

/** What Meta does to a Page that breaks a policy: a block stops what is sent until it is taken back. */
export function police(troubles: Troubles, action: string, why: string): void {
  if (action === 'unblock') troubles.set('policy', undefined)
  else if (action === 'block')
    troubles.set('policy', { code: 'policy-block', why, remedy: remedies['policy-block'], holds: true })
  else troubles.set('policy', { code: 'policy-warning', why, remedy: remedies['policy-warning'] })
}
