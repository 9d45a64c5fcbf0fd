/** Tells when the page is looked at again, and when the network comes or goes. Gives what ends it. */
export function browserSurroundings(changed: (isReachable: boolean) => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const stirred = (): void => {
    if (document.visibilityState === 'visible') changed(navigator.onLine)
  }
  document.addEventListener('visibilitychange', stirred, { signal })
  for (const name of ['online', 'offline', 'focus', 'pageshow']) window.addEventListener(name, stirred, { signal })
  return () => ending.abort()
}
