import type { ThreadState } from './create-thread.ts'
import { useCell, useInbox } from './inbox-context.tsx'
import { useNames } from './parts/use-names.ts'

/** What to call the visitor of the open conversation: what is kept, what was said, or that nobody knows. */
export function useVisitorName(state: ThreadState | undefined): string {
  const names = useNames()
  const { rows } = useInbox()
  const { list } = useCell(rows.state)
  if (!state) return ''
  const row = list?.latest.find(({ id }) => id === state.id)
  const { about, conversation } = state
  const known = (name: string): string | undefined => textOf(about?.known.find(property => property.name === name)?.value)
  const full = [known('firstName'), known('lastName')].filter(Boolean).join(' ')
  const name = row?.name ?? known('name') ?? (full || known('email'))
  return names.visitor({ name, visitor: conversation?.visitor ?? state.id })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A name as one says it in a sentence: the first of several, unless that is a title. */
export function shortName(name: string): string {
  const [first = name, ...more] = name.split(' ')
  return more.length === 0 || first.length < 3 || first.endsWith('.') || /\d/.test(name) ? name : first
}
