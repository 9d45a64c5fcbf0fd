/** What stands between the parts of our forms. */
export const boundary = '----parley'
export const formType = `multipart/form-data; boundary=${boundary}`

/** One part of a form: its headers as they are, and its content. */
export interface Part {
  readonly head: string
  readonly content: string | Buffer
}

/** A file as a browser sends it, in the field `file` unless said otherwise. */
export const filePart = (filename: string, content: string | Buffer, field = 'file'): Part => ({
  head: `Content-Disposition: form-data; name="${field}"; filename="${filename}"\r\nContent-Type: application/octet-stream`,
  content,
})

export const fieldPart = (name: string, content: string): Part => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  content,
})

/** A form of these parts, byte for byte. */
export function formOf(...parts: readonly Part[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ head, content }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}
