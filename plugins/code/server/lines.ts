import type { Readable } from 'node:stream'

/** Calls back for each line that comes. More than `mostBytes` without an end of line: `flooded` is called instead, once. */
export function onLines(from: Readable, mostBytes: number, line: (text: string) => void, flooded: () => void): void {
  let parts: Buffer[] = []
  let bytes = 0
  from.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      const text = Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8')
      parts = []
      bytes = 0
      rest = rest.subarray(end + 1)
      if (text.length > mostBytes) return flood()
      line(text)
    }
    bytes += rest.length
    if (bytes > mostBytes) return flood()
    parts.push(rest)
  })
  const flood = (): void => {
    from.removeAllListeners('data')
    from.destroy()
    flooded()
  }
}

const newline = 10
