import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Erased, Receipt } from '../store/contacts.ts'
import type { Store } from '../store/contract.ts'
import type { Documents } from '../store/documents.ts'
import { type ContactExport, exportContact } from './export-contact.ts'

/** What the law asks of whoever keeps people's data: give it out, and take it away. Error of each: `contact_unknown`. */
export interface Privacy {
  export(id: string): Promise<ContactExport>
  /**
   * Closes what still runs, takes everything away, down to the bytes, and keeps a receipt: in the data, and beside them, for the day
   * that a backup from before is put back.
   */
  erase(id: string): Promise<{ readonly receipt: string; readonly conversations: number; readonly files: number }>
  /** Erases again whom the receipts name and these data hold: they come from a backup. Gives how many. */
  eraseAgain(): Promise<number>
}

export interface PrivacyParts {
  readonly store: Pick<Store, 'contacts' | 'tickets' | 'conversations' | 'letters'>
  readonly documents: Documents
  readonly clock: Clock
  /** Closes a conversation, if it is open. */
  readonly close: (conversation: string) => Promise<void>
  /** A conversation is there no more. */
  readonly gone: (conversation: string) => void
  /** Takes the bytes of a file away. */
  readonly removeFile: (id: string) => Promise<void>
}

export function createPrivacy({ store, documents, clock, close, gone, removeFile }: PrivacyParts): Privacy {
  const { contacts } = store

  async function receiptsBeside(): Promise<{ readonly revision: number | null; readonly receipts: readonly Receipt[] }> {
    const document = await documents.get(path)
    return { revision: document?.revision ?? null, receipts: receiptsIn(document?.body) }
  }

  async function keepBeside(receipt: Receipt): Promise<void> {
    for (;;) {
      const { revision, receipts } = await receiptsBeside()
      if ((await documents.put(path, { receipts: [...receipts, receipt] }, revision)) !== undefined) return
    }
  }

  async function eraseNow(id: string, receipt: Receipt): Promise<Erased> {
    for (const conversation of await contacts.conversations(id)) if (!conversation.isClosed) await close(conversation.id)
    const erased = await contacts.erase(id, receipt)
    // Before the rest, which takes time: until they are told, colleagues have it on the screen.
    for (const conversation of erased.conversations) gone(conversation)
    for (const file of erased.files) await removeFile(file)
    await contacts.scrub(erased.texts)
    return erased
  }

  return {
    async export(id) {
      const exported = await exportContact(store, id)
      if (!exported) throw new ParleyError('contact_unknown', { id })
      return exported
    },
    async erase(id) {
      const group = await contacts.group(id)
      if (group.length === 0) throw new ParleyError('contact_unknown', { id })
      const receipt = { id: randomUUID(), contactHashes: group.map(hashOf), at: clock.now() }
      // First: should this process end meanwhile, the next start goes on.
      await keepBeside(receipt)
      const { conversations, files } = await eraseNow(id, receipt)
      return { receipt: receipt.id, conversations: conversations.length, files: files.length }
    },
    async eraseAgain() {
      const known = new Set((await contacts.receipts()).map(({ id }) => id))
      const { receipts } = await receiptsBeside()
      const unknown = receipts.filter(({ id }) => !known.has(id))
      if (unknown.length === 0) return 0
      const byHash = new Map(unknown.flatMap(receipt => receipt.contactHashes.map(hash => [hash, receipt] as const)))
      let erased = 0
      for (const { id, hash } of await contacts.among(new Set(byHash.keys()))) {
        const receipt = byHash.get(hash)
        // Whoever had gone into somebody else is gone with them.
        if (!receipt || (await contacts.group(id)).length === 0) continue
        await eraseNow(id, receipt)
        erased += 1
      }
      await contacts.remember(unknown)
      return erased
    },
  }
}

/** Beside the data, where a backup of these does not take it back. */
const path = 'settings/erased'

const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex')

// Boundary: what the document holds is what this program wrote there.
const receiptsIn = (body: unknown): readonly Receipt[] =>
  (body as { readonly receipts?: readonly Receipt[] } | undefined)?.receipts ?? []
