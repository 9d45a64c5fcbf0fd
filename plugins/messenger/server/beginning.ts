import { field } from '../../kit/index.ts'
import type { Incoming } from '../../kit/server.ts'
import type { Referral } from './event.ts'
import { flowOf, getStarted } from './payload.ts'

/** How something that was pressed begins a flow; `isAnew`: whatever was talked of before. */
export interface Beginning extends Pick<Incoming, 'flow' | 'fields'> {
  readonly isAnew: boolean
}

/** Reads off a button and a link which flow they begin; what a link carries is kept as variables. */
export function beginning(payload: string, referral: Partial<Referral> | undefined): Beginning {
  const ref = referral?.ref ?? ''
  const named = flowOf(payload) ?? ref
  const flow = field.itemId.safeParse(named).data
  const title = referral?.ads_context_data?.ad_title ?? ''
  const given = { ref, source: referral?.source ?? '', ad: referral?.ad_id ?? '', adTitle: title }
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  return {
    isAnew: payload === getStarted || payload.startsWith('flow:') || referral !== undefined,
    ...(flow === undefined ? {} : { flow }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  }
}
