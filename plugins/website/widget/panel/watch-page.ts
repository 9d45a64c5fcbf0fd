/** What a panel wants to know of the page it stands in. */
interface Wishes {
  /** The visitor has come back to the page, or the network has: look whether the line still stands. */
  woke(): void
  /** Whether the page can be seen, or how much room there is, has changed. */
  changed(): void
  /** The page is left, and may come back as it is. */
  slept(): void
}

/** Tells a panel what happens to its page. Gives what ends it. */
export function watchPage(page: Document, narrow: MediaQueryList, { woke, changed, slept }: Wishes): () => void {
  const ended = new AbortController()
  const { signal } = ended
  const visibility = (): void => {
    if (page.visibilityState === 'visible') woke()
    changed()
  }
  page.addEventListener('visibilitychange', visibility, { signal })
  for (const event of ['online', 'focus', 'pageshow']) addEventListener(event, woke, { signal })
  addEventListener('offline', changed, { signal })
  addEventListener('pagehide', slept, { signal })
  narrow.addEventListener('change', changed, { signal })
  return () => ended.abort()
}
