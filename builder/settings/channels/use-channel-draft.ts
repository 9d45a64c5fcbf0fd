import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../../api/api-context.tsx'
import { codeOf } from '../../api/api-error.ts'
import { keyOf } from '../../api/query-key.ts'
import type { ChannelView } from './channel-view.ts'
import { type Draft, draftOf, isChanged, rebasedDraft } from './rebased-draft.ts'

/** The settings of a channel while they are changed. */
export interface ChannelDraft {
  readonly draft: Draft
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** It was kept, and nothing was changed since. */
  readonly isSaved: boolean
  /** Why it was not kept; that somebody else was faster is none: the draft then stands on what they wrote. */
  readonly error: unknown
  write(name: string, value: unknown): void
  discard(): void
  save(): void
}

/** Follows what the server tells of the channel: nothing that was filled in is lost by it. */
export function useChannelDraft(channel: ChannelView): ChannelDraft {
  const client = useClient()
  const queries = useQueryClient()
  const [kept, setDraft] = useState(() => draftOf(channel))
  const save = useMutation({
    mutationFn: ({ revision, config }: Draft) =>
      client.act('PUT /api/channels/:id', {
        params: { id: channel.id },
        body: { revision, kind: channel.kind, config, paused: channel.paused },
      }),
    onSuccess(written) {
      setDraft(draftOf(written))
      queries.setQueryData<readonly ChannelView[]>(keyOf('GET /api/channels'), all =>
        all?.map(each => (each.id === written.id ? written : each)),
      )
    },
    onError: () => queries.invalidateQueries({ queryKey: keyOf('GET /api/channels') }),
  })
  // An answer that was under way while it was saved is older than what was written.
  const draft = channel.revision > kept.revision && !save.isPending ? rebasedDraft(kept, channel) : kept
  if (draft !== kept) setDraft(draft)
  const isStale = codeOf(save.error) === 'revision_stale'
  return {
    draft,
    isChanged: isChanged(draft),
    isSaving: save.isPending,
    isSaved: save.isSuccess && !isChanged(draft),
    error: isStale ? undefined : save.error,
    write(name, value) {
      setDraft(now => {
        const { [name]: _before, ...others } = now.config
        return { ...now, config: value === undefined ? others : { ...now.config, [name]: value } }
      })
    },
    discard() {
      save.reset()
      setDraft(draftOf(channel))
    },
    save: () => save.mutate(draft),
  }
}
