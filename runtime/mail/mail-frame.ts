import { escapeHtml } from '../../plugins/kit/escape-html.ts'

/** What all mails look like around what they say: without scripts, pictures or anything that is fetched. */
export interface MailFrame {
  readonly language: string
  readonly subject: string
  readonly brand: string
  /** `#rrggbb`. */
  readonly colour: string
  /** HTML. */
  readonly body: string
  /** HTML below it, in small print. */
  readonly foot?: string
}

/** A mail as an HTML document. */
export function mailFrame({ language, subject, brand, colour, body, foot }: MailFrame): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f6f5;color:#17211f;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:14px;border-top:6px solid ${colour};padding:26px 28px 28px">
<p style="margin:0 0 2px;font-size:14px;color:#52615e">${escapeHtml(brand)}</p>
${body}
</div>
${foot === undefined ? '' : `<p style="max-width:560px;margin:14px auto 0;padding:0 12px;font-size:12px;color:#6b7976">${foot}</p>\n`}</body>
</html>
`
}
