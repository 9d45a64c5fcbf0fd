import type { z } from 'zod'
import type { ListQuery } from '../store/contract.ts'
import type { InboxView, listQuery } from './contract.ts'

/** What the store is asked for; undefined: nothing can be both in this list and as the other filters say. */
export function listQueryOf(
  { view, ...asked }: z.output<typeof listQuery>,
  me: string,
  inboxes: readonly string[] | undefined,
): ListQuery | undefined {
  const only = { spam: view === 'spam', ...(view === undefined || view === 'spam' ? {} : listOf(view, me)) }
  const order = asked.order ?? (view === 'unassigned' ? 'waiting' : 'recent')
  const clashes = (['status', 'owner', 'assignee'] as const).some(
    name => only[name] !== undefined && asked[name] !== undefined && only[name] !== asked[name],
  )
  return clashes ? undefined : { ...asked, ...only, order, ...(inboxes ? { inboxes } : {}) }
}

function listOf(
  view: Exclude<InboxView, 'spam'>,
  me: string,
): Pick<ListQuery, 'status' | 'owner' | 'people' | 'assignee' | 'mentions'> {
  switch (view) {
    case 'all':
      return { status: 'open' }
    case 'mine':
      return { status: 'open', assignee: me }
    case 'unassigned':
      return { status: 'open', people: true, assignee: null }
    case 'bots':
      return { status: 'open', owner: 'bot' }
    case 'mentions':
      return { mentions: me }
    case 'snoozed':
    case 'closed':
      return { status: view }
  }
}
