import type { Texts } from '../contract.ts'

/** What the server takes. A phone that is told so sends its pictures as one of these. */
export const fileKinds = '.png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv'

/** What is wrong with a file, as far as can be seen before it is sent; undefined when the server might take it. */
export function fileProblemOf(
  { name, size }: { readonly name: string; readonly size: number },
  mostBytes: number,
): keyof Texts | undefined {
  if (size === 0) return 'wrong.file.empty'
  if (size > mostBytes) return 'wrong.file.size'
  const ending = name.slice(name.lastIndexOf('.')).toLowerCase()
  return fileKinds.split(',').includes(ending) ? undefined : 'wrong.file.kind'
}

/** Why the server has not taken a file, in words for visitors; undefined where there are none that would help. */
export function refusalOf(error: unknown): keyof Texts | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'body_too_large':
      return 'wrong.file.size'
    case 'file_refused':
      return 'wrong.file.kind'
    case 'rate_limited':
      return 'wrong.file.many'
    default:
      return undefined
  }
}
