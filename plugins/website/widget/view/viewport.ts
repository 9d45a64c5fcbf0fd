/** Keeps a panel that covers the screen above the on-screen keyboard, which does not shrink the page everywhere. */
export function followViewport(element: HTMLElement): (() => void) | undefined {
  const { visualViewport } = window
  if (!visualViewport) return undefined
  const follow = (): void => {
    element.style.setProperty('--seen-height', `${visualViewport.height}px`)
    element.style.setProperty('--seen-top', `${visualViewport.offsetTop}px`)
  }
  follow()
  visualViewport.addEventListener('resize', follow)
  visualViewport.addEventListener('scroll', follow)
  return () => {
    visualViewport.removeEventListener('resize', follow)
    visualViewport.removeEventListener('scroll', follow)
  }
}
