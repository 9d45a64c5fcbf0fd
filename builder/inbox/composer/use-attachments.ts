import { useCallback, useState } from 'react'
import { useClient } from '../../api/api-context.tsx'
import { useErrorWords } from '../../ui/error-words.ts'

/** A file that goes along with a reply: on its way to the server, there, or refused with the reason. */
export interface Attachment {
  readonly key: number
  readonly name: string
  readonly state: 'uploading' | 'ready' | 'failed'
  readonly fileId?: string
  readonly problem?: string
}

export interface Attachments {
  readonly list: readonly Attachment[]
  add(files: Iterable<File>): void
  remove(key: number): void
  clear(): void
}

/** Brings files to the server as soon as they are picked: sending waits for nothing. */
export function useAttachments(conversation: string): Attachments {
  const client = useClient()
  const wordsOf = useErrorWords()
  const [list, setList] = useState<readonly Attachment[]>([])
  const change = useCallback(
    (key: number, part: Partial<Attachment>) => setList(now => now.map(item => (item.key === key ? { ...item, ...part } : item))),
    [],
  )
  return {
    list,
    add(files) {
      let key = Math.max(0, ...list.map(item => item.key))
      for (const file of files) {
        key += 1
        const own = key
        setList(now => [...now, { key: own, name: file.name, state: 'uploading' }])
        client.upload(`/api/conversations/${conversation}/uploads`, file).then(
          answer => change(own, { state: 'ready', fileId: fileIdOf(answer) }),
          (error: unknown) => change(own, { state: 'failed', problem: wordsOf(error) }),
        )
      }
    },
    remove: key => setList(now => now.filter(item => item.key !== key)),
    clear: () => setList([]),
  }
}

function fileIdOf(answer: unknown): string {
  const file = typeof answer === 'object' && answer !== null && 'file' in answer ? answer.file : undefined
  return typeof file === 'object' && file !== null && 'id' in file ? String(file.id) : ''
}
