/** Shows a number before the page's title, "(2) Prices", also when the page changes its title; 0 takes it away. */
export function createTitleBadge(page: Document): (count: number) => void {
  let badge = ''
  const own = (): string => (`${page.title} `.startsWith(badge) ? page.title.slice(badge.length) : page.title)
  const put = (): void => {
    if (badge + own() !== page.title) page.title = badge + own()
  }
  const observer = new MutationObserver(put)
  return count => {
    const title = own()
    badge = count > 0 ? `(${count}) ` : ''
    page.title = badge + title
    observer.disconnect()
    if (badge) observer.observe(page.head, { childList: true, subtree: true, characterData: true })
  }
}
