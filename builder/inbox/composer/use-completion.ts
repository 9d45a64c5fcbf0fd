import { useEffect, useMemo, useState } from 'react'
import type { SnippetView, UserView } from '../../../runtime/api/contract.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { type Completion, completionAt, fitting } from '../state/completion.ts'

/** What may stand where the caret is, and which of it is picked. */
export interface Completing {
  readonly found: Completion
  readonly options: readonly CompletionOption[]
  readonly at: number
  move(step: 1 | -1): void
  dismiss(): void
}

export type CompletionOption =
  | { readonly of: 'snippet'; readonly id: string; readonly title: string; readonly text: string; readonly snippet: SnippetView }
  | { readonly of: 'mention'; readonly id: string; readonly title: string; readonly text: string; readonly user: UserView }

/** Looks for snippets and colleagues while one writes; undefined while there is nothing to offer. */
export function useCompletion(text: string, caret: number, mode: 'reply' | 'note', me: string): Completing | undefined {
  const found = useMemo(() => completionAt(text, caret, mode), [text, caret, mode])
  const [at, setAt] = useState(0)
  const [dismissed, setDismissed] = useState<number>()
  const { data: snippets } = useAnswerWhen(found?.of === 'snippet', 'GET /api/snippets')
  const { data: users } = useAnswerWhen(found?.of === 'mention', 'GET /api/users')
  const options = useMemo(() => {
    if (found?.of === 'snippet') return snippetsFor(snippets?.snippets ?? [], found.word)
    return found
      ? usersFor(
          (users?.users ?? []).filter(user => user.id !== me && !user.isDisabled),
          found.word,
        )
      : []
  }, [found, snippets, users, me])
  const word = found?.word
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word begins at the top
  useEffect(() => setAt(0), [word])
  const from = found?.from
  useEffect(() => {
    if (from === undefined) setDismissed(undefined)
  }, [from])
  if (!found || options.length === 0 || dismissed === found.from) return undefined
  return {
    found,
    options,
    at: Math.min(at, options.length - 1),
    move: step => setAt(now => (now + step + options.length) % options.length),
    dismiss: () => setDismissed(found.from),
  }
}

const most = 8

function snippetsFor(snippets: readonly SnippetView[], word: string): readonly CompletionOption[] {
  return fitting(snippets, word, ({ shortcut, text }) => [shortcut, text])
    .slice(0, most)
    .map(snippet => ({ of: 'snippet', id: snippet.id, title: `/${snippet.shortcut}`, text: snippet.text, snippet }))
}

function usersFor(users: readonly UserView[], word: string): readonly CompletionOption[] {
  return fitting(users, word, ({ name, email }) => [name, email])
    .slice(0, most)
    .map(user => ({ of: 'mention', id: user.id, title: user.name, text: user.email, user }))
}
