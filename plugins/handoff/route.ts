import type { Facts, Route } from '../kit/index.ts'
import type { HandoffConfig } from './config.ts'

/** To whom the conversation goes. */
function routeOf({ to, ids, by }: HandoffConfig): Route {
  if (to === 'unassigned') return { to }
  return to === 'owner' ? { to, otherwise: ids } : { to, ids, by }
}

/** Where it waits when nobody answers: routing says why, unless the hours of the node do. */
export function waitingRoute(config: HandoffConfig, facts: Facts): Route {
  const { hours } = config
  return isClosed(config, facts) && hours !== undefined ? { to: 'unassigned', closed: hours } : routeOf(config)
}

/** Is it certain that nobody could answer now? Hours come first; of whom nothing is known might be there. */
export function nobodyThere(config: HandoffConfig, facts: Facts): boolean {
  if (isClosed(config, facts)) return true
  const { to, ids } = config
  const { available } = facts
  if (to === 'owner' && (available['owner'] ?? 0) > 0) return false
  const asked = to === 'unassigned' || ids.length === 0 ? ['anyone'] : ids
  return asked.every(id => available[id] === 0)
}

function isClosed({ hours }: HandoffConfig, { open }: Facts): boolean {
  return hours !== undefined && open[hours] === false
}
