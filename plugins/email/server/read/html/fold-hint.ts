import { declarationsOf } from './safe-style.ts'

/**
 * What an element of a mail program is for: `quote` an earlier mail; `holder` an earlier mail with the line that introduces it, and
 * perhaps answers in between; `wrote` such a line; `cut` all that follows is earlier mail; `cut-before-head` the same, if headers
 * follow; `indented` a quote or a matter of taste; `signature`.
 */
export type FoldHint = 'quote' | 'holder' | 'wrote' | 'cut' | 'cut-before-head' | 'indented' | 'signature'

/** What the marks that mail programs leave in their HTML say of an element. */
export function foldHint(tag: string, attributes: Readonly<Record<string, string>>): FoldHint | undefined {
  const id = (attributes.id ?? '').slice(0, 200)
  const classes = (attributes.class ?? '').slice(0, 500)
  const name = attributes.name ?? ''
  if (tag === 'blockquote') return isQuote(attributes, classes) ? 'quote' : 'indented'
  if (/(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block(?:-user)?|tutanota_signature)(?:$|\s)/.test(classes))
    return 'signature'
  if (/(?:^|[\s-])(?:yahoo|ydp\w*)-?signature(?:$|\s)/.test(classes) || attributes['data-smartmail'] === 'gmail_signature')
    return 'signature'
  if (/^(?:x_)*(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|composer_signature|appledesktopsignature)$/i.test(id))
    return 'signature'
  if (/(?:^|\s)(?:gmail_attr|moz-cite-prefix|front-attribution)(?:$|\s)/.test(classes) || id === 'reply-intro') return 'wrote'
  if (/^(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|zwchr|stopSpelling)$/.test(id))
    return 'cut'
  if (attributes['data-marker'] === '__DIVIDER__') return 'cut'
  if (/(?:^|\s)(?:gmail_quote|protonmail_quote|tutanota_quote|zmail_extra|front-quote)(?:$|\s|_container)/.test(classes))
    return 'holder'
  if (/(?:^|\s)(?:ydp\w*)?(?:yahoo_quoted|freshdesk_quote|hs_reply)(?:$|\s)/.test(classes) || /^(?:ydp\w*)?yahoo_quoted/.test(id))
    return 'quote'
  if (name === 'messageReplySection' || name === 'quote') return 'quote'
  return tag === 'div' && hasTopBorder(attributes.style) ? 'cut-before-head' : undefined
}

function isQuote(attributes: Readonly<Record<string, string>>, classes: string): boolean {
  if (attributes.type?.toLowerCase() === 'cite') return true
  if (/(?:^|\s)(?:gmail_quote|protonmail_quote|tutanota_quote|front-blockquote|wkwebkit-quote)(?:$|\s)/.test(classes)) return true
  const border = declarationsOf(attributes.style ?? '').find(([property]) => property === 'border-left')
  return border !== undefined && !/^(?:none|0)/.test(border[1])
}

/** As Outlook draws it between a mail and the one it answers. */
function hasTopBorder(style: string | undefined): boolean {
  if (style === undefined || !style.includes('border-top')) return false
  const border = declarationsOf(style).find(([property]) => property === 'border-top')
  return border !== undefined && /solid/i.test(border[1])
}
