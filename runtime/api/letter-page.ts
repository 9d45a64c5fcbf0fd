import type { LetterPicture } from '../store/letters.ts'

/**
 * A page of its own for a letter's markup: nothing in it runs, and it asks nobody for anything. It is served, since a page that is written
 * into the app's would be held to the app's own policy, under which no letter looks as it was sent.
 */
export function letterPage(html: string, pictures: readonly LetterPicture[], withRemote: boolean): string {
  const own = new Map(
    pictures.map(({ cid, type, bytes }) => [cid, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`]),
  )
  const drawn = html.replaceAll(/<img\b[^>]*>/gi, tag => withSource(tag, own, withRemote))
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><style>${look}</style></head><body>${drawn}</body></html>`
}

/** What such a page may do: show itself. Pictures that lie elsewhere tell whoever has sent it that it is read: only once somebody wants them. */
export function letterPolicy(withRemote: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${withRemote ? ' https:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')
}

/** Does a letter show pictures that lie elsewhere? */
export function hasRemotePictures(html: string): boolean {
  return /<img\b[^>]* data-remote-src="https:/i.test(html)
}

// In letters that were made safe a quote or a bracket within an attribute is written as an entity.
function withSource(tag: string, own: ReadonlyMap<string, string>, withRemote: boolean): string {
  const bare = tag.replaceAll(/\s(?:src|srcset)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, '')
  const [, cid] = / data-cid="([^"]*)"/i.exec(bare) ?? []
  const [, remote] = / data-remote-src="(https:[^"]*)"/i.exec(bare) ?? []
  const source = (cid === undefined ? undefined : own.get(plain(cid))) ?? (withRemote ? remote : undefined)
  // By a function: an address may hold `$'`, which would stand for what follows.
  return source === undefined ? bare : bare.replace(/^<img\b/i, () => `<img src="${source}"`)
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

// As paper: letters are written for a light page, whatever the app around it looks like.
const look =
  'html{color-scheme:light}body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1c1917;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin-inline:0;padding-inline-start:12px;border-inline-start:3px solid #d6d3d1}'
