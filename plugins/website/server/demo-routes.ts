import type { SiteApp, SiteParts } from '../../kit/server.ts'
import { demoPage } from './demo-page.ts'
import { readDemoQuery } from './demo-query.ts'
import { demoStyle } from './demo-style.ts'
import { demoLanguage } from './demo-texts.ts'

/** `/demo`: a page with the widget on it, under a policy as strict as a site's can be. */
export function demoRoutes(app: SiteApp, { originOf, languagesOf }: SiteParts): void {
  app.get('/demo', (request, reply) => {
    const query = readDemoQuery(request.query)
    const language = demoLanguage(languagesOf(request, query.language))
    const origin = originOf(request)
    return reply
      .headers({ 'content-security-policy': policy(origin), 'content-language': language, vary: 'accept-language' })
      .type('text/html; charset=utf-8')
      .send(demoPage({ query, language, origin }))
  })
  app.get('/demo/style.css', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/css; charset=utf-8').send(demoStyle),
  )
}

// Sockets are named for browsers to which `'self'` is about http alone.
function policy(origin: string): string {
  const { host } = new URL(origin)
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
