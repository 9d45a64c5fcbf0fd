import type { MailFile } from '../mail.ts'

const most = 20

/**
 * Pictures that stand in the HTML itself, taken out of it as files that it shows: they may be what the mail is about. `before`: how many
 * others of the mail were.
 */
export function liftPictures(html: string, before = 0): { readonly html: string; readonly pictures: readonly MailFile[] } {
  const pictures: MailFile[] = []
  const lifted = html.replace(
    /\bsrc=(["']?)data:image\/(png|jpe?g|gif|webp);base64,([a-z0-9+/=\s]+)\1/gi,
    (whole, _quote: string, format: string, code: string) => {
      if (pictures.length >= most) return whole
      const ending = format.toLowerCase().replace('jpeg', 'jpg')
      const type = `image/${ending === 'jpg' ? 'jpeg' : ending}`
      const place = before + pictures.length + 1
      const cid = `in-page-${place}`
      pictures.push({ name: `picture-${place}.${ending}`, type, kind: 'file', bytes: Buffer.from(code, 'base64'), cid })
      return `src="cid:${cid}"`
    },
  )
  return { html: lifted, pictures }
}
