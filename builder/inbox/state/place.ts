import { type ListView, queryOf, type RowQuery, rowFilters } from './row-query.ts'

/** Where one is in the inbox: which list, and which conversation. An address says it, so it can be shared and gone back to. */
export interface Place {
  readonly query: RowQuery
  readonly conversation?: string | undefined
}

const views: readonly ListView[] = ['mine', 'unassigned', 'all', 'bots', 'mentions', 'snoozed', 'closed', 'spam', 'everything']

/** `/inbox/mine/c_123`, `label=roof&order=waiting`. What it does not know it leaves out. */
export function placeOf(path: string, search: string): Place {
  const [, , named = '', conversation] = path.split('/')
  const view = views.find(view => view === named) ?? 'unassigned'
  const asked = new URLSearchParams(search)
  const query = queryOf(view)
  const order = asked.get('order')
  const filters = [...rowFilters, 'q' as const].flatMap(name => {
    const value = asked.get(name)
    return value ? [[name, value] as const] : []
  })
  return {
    query: { ...query, order: order === 'recent' || order === 'waiting' ? order : query.order, ...Object.fromEntries(filters) },
    ...(conversation ? { conversation: decodeURIComponent(conversation) } : {}),
  }
}

/** Its address, without what goes without saying. */
export function addressOf({ query, conversation }: Place): string {
  const { view, order, ...filters } = query
  const asked = new URLSearchParams(Object.entries(filters).filter(([, value]) => value))
  if (order !== queryOf(view).order) asked.set('order', order)
  const path = `/inbox/${view}${conversation === undefined ? '' : `/${encodeURIComponent(conversation)}`}`
  return asked.size === 0 ? path : `${path}?${asked}`
}
