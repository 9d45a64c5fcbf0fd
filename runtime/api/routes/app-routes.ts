import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../../settings/settings.ts'
import type { AppBundle } from '../app-bundle.ts'
import { originOf } from '../origin-of.ts'
import type { Api } from '../parts.ts'

/** Addresses of the app: one page answers them all, and finds out in the browser which one it is. */
const pages = [
  '/sign-in',
  '/setup',
  '/invite/:token',
  '/reset/:token',
  '/inbox',
  '/inbox/:view',
  '/inbox/:view/:conversation',
  '/contacts',
  '/contacts/:id',
  '/flows',
  '/flows/:id',
  '/flows/:id/:tab',
  '/settings',
  '/settings/:section',
  '/settings/:section/:item',
]

/**
 * The team's app: its page, under a policy that runs nothing but our own files, and those. What a style of ours may be, a word says
 * that is new each time: the library that draws the app writes its colours into one.
 */
export function appRoutes(app: Api, { html, files }: AppBundle, settings: Pick<Settings, 'publicUrl'>): void {
  const base = settings.publicUrl === undefined ? '' : new URL(settings.publicUrl).pathname.replace(/\/$/, '')
  const page = html.replaceAll(/(src|href)="\.\//g, `$1="${base}/app/`)
  const hide = { schema: { hide: true } }

  const open = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64')
    // Of another host only the name counts: the line to the server is a WebSocket at the same one.
    const line = originOf(request, settings)
      .replace(/^http/, 'ws')
      .replace(/^(wss?:\/\/[^/]+).*$/, '$1')
    return reply
      .headers({
        'content-security-policy': policy(nonce, line),
        // Held by nobody: it names the files of now. Links to it bring tokens along, which no other site may read.
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('<script ', `<script nonce="${nonce}" `))
  }
  for (const path of pages) app.get(path, hide, open)
  app.get('/', hide, (_request, reply) => reply.redirect(`${settings.publicUrl ?? ''}/inbox`))
  app.get<{ Params: { file: string } }>('/app/:file', hide, (request, reply) =>
    files.send(request.params.file, 'forever', request, reply),
  )
}

function policy(nonce: string, line: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${line}`,
    // The chat of a preview, which stands in a sandbox.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
