/** As much as reads well in one bubble. */
const longest = 3_000

/** A long text as several, parted between its paragraphs; a paragraph that is too long by itself is cut between words. */
export function pagesOf(text: string): readonly string[] {
  const pages: string[] = []
  for (const paragraph of text.split(/\n{2,}/).flatMap(piecesOf)) {
    const last = pages.at(-1)
    const joined = last === undefined ? paragraph : `${last}\n\n${paragraph}`
    if (last !== undefined && joined.length <= longest) pages[pages.length - 1] = joined
    else pages.push(paragraph)
  }
  return pages.filter(page => page.trim() !== '')
}

function piecesOf(paragraph: string): readonly string[] {
  const pieces: string[] = []
  let rest = paragraph
  while (rest.length > longest) {
    const gap = rest.lastIndexOf(' ', longest)
    const at = gap > 0 ? gap : longest
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest]
}
