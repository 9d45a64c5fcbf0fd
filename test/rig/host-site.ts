import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody's site that embeds the widget: of another origin than the server, as it is in life. */
export interface HostSite {
  readonly url: string
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

export interface HostPage {
  readonly html: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Serves pages by path; what it does not have is 404. */
export async function hostSite(pages: Readonly<Record<string, HostPage>>): Promise<HostSite> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const page = pages[pathname]
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers })
    response.end(page?.html ?? '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page with the widget on it, and whatever else. `attributes` go on the script tag. */
export function pageWith(server: string, attributes = '', head = '', body = '<h1>A site</h1>'): HostPage {
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A site</title>${head}</head><body>${body}
<script src="${server}/widget.js" ${attributes} async></script></body></html>`,
  }
}
