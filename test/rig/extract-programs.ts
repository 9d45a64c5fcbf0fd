/** A program printed in a document, under the file name its fence gives it. */
export interface PrintedProgram {
  /** Relative, with forward slashes: programs of one document may import each other by it. */
  readonly name: string
  readonly source: string
  /** Line of the document where the source begins. */
  readonly line: number
  /** What it prints, when the document says so: the next fence, if that is `text`. */
  readonly prints?: string
}

interface Fence {
  readonly language: string
  readonly title?: string
  readonly body: string
  readonly line: number
}

/** The `ts` fences that carry a name (```ts title=hello.ts). Others are fragments, shown and not run. */
export function extractPrograms(markdown: string): PrintedProgram[] {
  const fences = fencesOf(markdown)
  return fences.flatMap(({ language, title, body, line }, at) => {
    if (language !== 'ts' || title === undefined) return []
    if (!isInside(title)) throw new Error(`line ${line - 1}: a program is named "${title}": use a relative path ending in .ts`)
    const next = fences[at + 1]
    const prints = next?.language === 'text' ? { prints: next.body } : {}
    return [{ name: title, source: body, line, ...prints }]
  })
}

function isInside(name: string): boolean {
  return /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*\.ts$/.test(name)
}

function fencesOf(markdown: string): Fence[] {
  const found: Fence[] = []
  let open: { marks: string; indent: number; info: string; line: number; body: string[] } | undefined
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const [, indent = '', marks, info = ''] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(text) ?? []
    if (!open) {
      if (marks !== undefined) open = { marks, indent: indent.length, info: info.trim(), line: index + 2, body: [] }
    } else if (marks?.startsWith(open.marks) && info.trim() === '') {
      found.push({ ...infoOf(open.info), body: open.body.map(line => `${line}\n`).join(''), line: open.line })
      open = undefined
    } else {
      open.body.push(unindent(text, open.indent))
    }
  }
  if (open) throw new Error(`line ${open.line - 1}: a fence is never closed`)
  return found
}

function infoOf(info: string): Pick<Fence, 'language' | 'title'> {
  const title = /\stitle=("?)([^"\s]+)\1(\s|$)/.exec(info)?.[2]
  const language = info.split(/\s/)[0] ?? ''
  return title === undefined ? { language } : { language, title }
}

function unindent(line: string, by: number): string {
  return line.slice(Math.min(by, line.length - line.trimStart().length))
}
