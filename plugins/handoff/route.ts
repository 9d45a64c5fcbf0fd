import type { Facts, Route } from '../kit/index.ts'
import type { HandoffConfig } from './config.ts'

/** To whom the conversation goes. */
export function routeOf({ to, ids, by }: HandoffConfig): Route {
  if (to === 'unassigned') return { to }
  return to === 'owner' ? { to, otherwise: ids } : { to, ids, by }
}

/** Is it certain that nobody could answer now? Hours come first; of whom nothing is known might be there. */
export function nobodyThere({ to, ids, hours }: HandoffConfig, { open, available }: Facts): boolean {
  if (hours !== undefined && open[hours] === false) return true
  const asked = to === 'unassigned' || ids.length === 0 ? ['anyone'] : ids
  return asked.every(id => available[id] === 0)
}
