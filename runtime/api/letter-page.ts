import type { RemotePicture } from '../media/remote-pictures.ts'
import type { LetterPicture } from '../store/letters.ts'

/**
 * A page of its own for a letter's markup: nothing in it runs, and it asks nobody for anything. It is served, since a page that is written
 * into the app's would be held to the app's own policy, under which no letter looks as it was sent. `remote` has the pictures from
 * elsewhere that are to be shown, by their address.
 */
export function letterPage(
  html: string,
  pictures: readonly LetterPicture[],
  remote: ReadonlyMap<string, RemotePicture> = new Map(),
): string {
  const own = new Map(pictures.map(picture => [picture.cid, picture]))
  let room = mostPictureBytes
  const drawn = html.replaceAll(/<img\b[^>]*>/gi, tag => {
    const bare = withoutSource(tag)
    const picture = own.get(cidOf(bare) ?? '') ?? remote.get(remoteOf(bare) ?? '')
    if (!picture || picture.bytes.length > room) return bare
    room -= picture.bytes.length
    return bare.replace(/^<img\b/i, `<img src="${dataOf(picture)}"`)
  })
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><style>${look}</style></head><body>${drawn}</body></html>`
}

/** What such a page may do: show itself. */
export const letterPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** Where the pictures lie that a letter shows from elsewhere. */
export function remotePicturesIn(html: string): readonly string[] {
  return [...html.matchAll(/<img\b[^>]*>/gi)].flatMap(([tag]) => remoteOf(tag) ?? [])
}

/** A letter may show one picture a thousand times, and each time it stands in the page whole. */
const mostPictureBytes = 30_000_000

// In letters that were made safe a quote or a bracket within an attribute is written as an entity.
function withoutSource(tag: string): string {
  return tag.replaceAll(/\s(?:src|srcset)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, '')
}

function cidOf(tag: string): string | undefined {
  const [, cid] = / data-cid="([^"]*)"/i.exec(tag) ?? []
  return cid === undefined ? undefined : plain(cid)
}

function remoteOf(tag: string): string | undefined {
  const [, address] = / data-remote-src="(https?:[^"]*)"/i.exec(tag) ?? []
  return address === undefined ? undefined : plain(address)
}

function dataOf({ type, bytes }: RemotePicture): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

// As paper: letters are written for a light page, whatever the app around it looks like.
const look =
  'html{color-scheme:light}body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1c1917;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin-inline:0;padding-inline-start:12px;border-inline-start:3px solid #d6d3d1}'
