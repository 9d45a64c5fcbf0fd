import { useEffect } from 'react'

let unread = 0
let page = ''

/** Says in the window's title which page this is. */
export function useTitle(title: string): void {
  useEffect(() => {
    page = title
    write()
  }, [title])
}

/** Says in the window's title how many conversations hold something unread. */
export function showUnread(count: number): void {
  unread = count
  write()
}

function write(): void {
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${page ? `${page} · ` : ''}Parley`
}
