/** Which files of its mail a page shows, by content id. `html`: as `safeHtml` writes it. */
export function shownIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ data-cid="([^"]{1,500})"/g)].map(([, cid = '']) => unescaped(cid)))
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
