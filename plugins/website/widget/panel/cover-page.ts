/**
 * While the panel covers a small screen, the page under it neither scrolls nor takes focus. Gives what undoes it, and puts
 * back only what was changed here.
 */
export function coverPage(host: Element): () => void {
  const page = host.ownerDocument.documentElement
  const { overflow } = page.style
  const silenced: HTMLElement[] = []
  for (let at: Element | null = host; at !== null && at !== page; at = at.parentElement) {
    for (const other of at.parentElement?.children ?? []) {
      if (other === at || !(other instanceof HTMLElement) || other.inert) continue
      other.inert = true
      silenced.push(other)
    }
  }
  page.style.overflow = 'hidden'
  return () => {
    for (const other of silenced) other.inert = false
    page.style.overflow = overflow
  }
}
