import { Readable } from 'node:stream'
import { ParleyError } from '../errors/parley-error.ts'
import { cleanName } from '../media/clean-name.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Giver, Store } from '../store/contract.ts'
import type { LeasedIntake } from '../store/intake.ts'

/** What became of a file that came along: it is kept under an id, or is none that we take. */
export type BroughtFile = { readonly fileId: string } | { readonly name: string; readonly refused: ParleyError }

/** Takes over the file at this place of what came. Undefined: it is not there. Errors: those of the store. */
export type BringFile = (item: LeasedIntake, conversation: string, at: number, by: Giver) => Promise<BroughtFile | undefined>

/** `fileBytes`: the largest. */
export function createBringFile(
  intake: Pick<Store['intake'], 'file'>,
  files: Pick<VisitorFiles, 'add'>,
  fileBytes: number,
): BringFile {
  return async (item, conversation, at, by) => {
    const file = await intake.file(item.id, at)
    if (!file) return undefined
    const name = cleanName(file.name) ?? 'file'
    try {
      const { id } = await files.add(conversation, { name, content: Readable.from([file.bytes]) }, fileBytes, by)
      return { fileId: id }
    } catch (error) {
      if (error instanceof ParleyError && (error.code === 'file_refused' || error.code === 'body_too_large'))
        return { name, refused: error }
      throw error
    }
  }
}
