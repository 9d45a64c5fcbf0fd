import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { Document } from './documents.ts'
import { syncFolder } from './sync-folder.ts'

/** One document's file for lowdb: read whole, replaced whole, on the disk when the write resolves. */
export function createDocumentFile(file: string): Adapter<Document | null> {
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(nullIfMissing)
      if (text === null) return null
      const { revision, body } = documentSchema.parse(JSON.parse(text))
      return { revision, body }
    },
    async write(document) {
      const text = `${JSON.stringify(document, null, 2)}\n`
      // The text goes in here: left to itself the library takes a short write, as on a disk that fills up, for a whole one.
      await writeFileAtomic(file, '', { tmpfileCreated: temporary => writeFileSync(temporary, text) })
      await syncFolder(dirname(file))
    },
  }
}

const documentSchema = z.object({ revision: z.int().min(1), body: z.unknown() })

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
