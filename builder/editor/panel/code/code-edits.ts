/** What stands in a code field, and which part of it is selected. */
export interface CodeText {
  readonly text: string
  readonly from: number
  readonly to: number
}

const step = '  '

/** The Tab key: two spaces at the caret, or each selected line one step in. */
export function indented({ text, from, to }: CodeText): CodeText {
  if (from === to) return { text: text.slice(0, from) + step + text.slice(to), from: from + step.length, to: from + step.length }
  return changedLines({ text, from, to }, line => (line === '' ? line : step + line))
}

/** Shift and Tab: each line of the selection one step out, as far as it is in. */
export function outdented(code: CodeText): CodeText {
  return changedLines(code, line => line.replace(/^ {1,2}|^\t/, ''))
}

/** The Enter key: a new line that begins where the last one does, and further in after an open bracket. */
export function broken({ text, from, to }: CodeText): CodeText {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
  const added = `\n${indent}${/[{([]\s*$/.test(line) ? step : ''}`
  const at = from + added.length
  return { text: text.slice(0, from) + added + text.slice(to), from: at, to: at }
}

function changedLines({ text, from, to }: CodeText, change: (line: string) => string): CodeText {
  const start = text.lastIndexOf('\n', from - 1) + 1
  // A selection that ends where a line begins does not hold that line.
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to
  const next = text.indexOf('\n', last)
  const end = next < 0 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const changed = lines.map(change)
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0)
  const all = changed.join('\n')
  return {
    text: text.slice(0, start) + all + text.slice(end),
    from: Math.max(start, from + first),
    to: Math.max(start, to + all.length - (end - start)),
  }
}
