/** What somebody has begun to write in a conversation. */
export interface Draft {
  readonly mode: 'reply' | 'note'
  readonly reply: string
  readonly note: string
  /** Who is named in the note: names as they stand in it, and ids. */
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
  /** The reply asks for a file. */
  readonly asksFile?: boolean
}

export const emptyDraft: Draft = { mode: 'reply', reply: '', note: '', mentions: [] }

/** Drafts of one person in this browser, kept over a reload. */
export interface Drafts {
  get(conversation: string): Draft
  set(conversation: string, draft: Draft): void
}

/** Older ones of so many are forgotten. */
const most = 200

/** Keeps drafts under this user's name. A store that is full or closed loses nothing while the app is open. */
export function createDrafts(store: Pick<Storage, 'getItem' | 'setItem'> | undefined, user: string): Drafts {
  const key = `parley.drafts.${user}`
  const drafts = new Map(read(store, key))
  return {
    get: conversation => drafts.get(conversation) ?? emptyDraft,
    set(conversation, draft) {
      drafts.delete(conversation)
      if (draft.reply || draft.note) drafts.set(conversation, draft)
      const [oldest] = drafts.keys()
      if (drafts.size > most && oldest !== undefined) drafts.delete(oldest)
      try {
        store?.setItem(key, JSON.stringify([...drafts]))
      } catch {
        // Full or switched off: they live as long as this page does.
      }
    },
  }
}

function read(store: Pick<Storage, 'getItem'> | undefined, key: string): readonly (readonly [string, Draft])[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(entry: unknown): entry is readonly [string, Draft] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'object' || entry[1] === null) return false
  const { reply, note, mode, mentions } = entry[1]
  return typeof reply === 'string' && typeof note === 'string' && (mode === 'reply' || mode === 'note') && Array.isArray(mentions)
}
