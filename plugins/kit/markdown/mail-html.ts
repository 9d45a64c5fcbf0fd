import { escapeHtml } from '../escape-html.ts'
import type { Block, Inline } from './ast.ts'
import { parseBlocks } from './parse-blocks.ts'

/** What somebody wrote, as HTML for a mail: the same subset of Markdown as in the chat, everything else as text. */
export function markdownHtml(text: string): string {
  return blocksHtml(parseBlocks(text))
}

const blocksHtml = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('')
const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join('')
const tags = { strong: 'strong', em: 'em', del: 'del' } as const

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p style="margin:0 0 8px">${inlinesHtml(block.inlines)}</p>`
    case 'code':
      return `<pre style="margin:0 0 8px;white-space:pre-wrap;font-family:monospace">${escapeHtml(block.text)}</pre>`
    case 'quote':
      return `<blockquote style="margin:0 0 8px;padding-left:12px;border-left:3px solid #c9d3d1">${blocksHtml(block.blocks)}</blockquote>`
    case 'list': {
      const items = block.items.map(item => `<li>${blocksHtml(item)}</li>`).join('')
      const [open, tag] = block.start === undefined ? ['ul', 'ul'] : [`ol start="${Math.trunc(block.start)}"`, 'ol']
      return `<${open} style="margin:0 0 8px;padding-left:24px">${items}</${tag}>`
    }
  }
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(inline).replaceAll('\n', '<br>')
  switch (inline.type) {
    case 'break':
      return '<br>'
    case 'code':
      return `<code style="font-family:monospace">${escapeHtml(inline.text)}</code>`
    case 'link':
      return `<a href="${escapeHtml(inline.href)}" style="color:inherit">${inlinesHtml(inline.inlines)}</a>`
    default:
      return `<${tags[inline.type]}>${inlinesHtml(inline.inlines)}</${tags[inline.type]}>`
  }
}
