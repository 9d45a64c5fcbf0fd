import type { Block, Inline } from './ast.ts'
import { parseBlocks } from './parse-blocks.ts'

/** A message's text without its Markdown, for where that is not shown: lists keep their marks, links say where they lead. */
export function plainText(text: string): string {
  return textOf(parseBlocks(text))
}

function textOf(blocks: readonly Block[], between = '\n\n'): string {
  return blocks.map(blockText).filter(Boolean).join(between)
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.inlines)
    case 'code':
      return block.text
    case 'quote':
      return indented(textOf(block.blocks), '> ', '> ')
    case 'list': {
      const { start, items } = block
      return items
        .map((item, at) => indented(textOf(item, '\n'), start === undefined ? '- ' : `${start + at}. `, '  '))
        .join('\n')
    }
  }
}

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => `${at === 0 ? first : rest}${line}`)
    .join('\n')
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(oneInline).join('')
}

function oneInline(inline: Inline): string {
  if (typeof inline === 'string') return inline
  if (inline.type === 'break') return '\n'
  if (inline.type === 'code') return inline.text
  const words = inlineText(inline.inlines)
  return inline.type === 'link' && !saysWhere(words, inline.href, inline.to) ? `${words} (${inline.href})` : words
}

// `mailto:ada@corp.com` under "ada@corp.com" says nothing new, and neither does an address under itself.
function saysWhere(words: string, href: string, to: string): boolean {
  const bare = (address: string): string => address.replace(/^(https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
  return bare(words) === bare(href) || (/^(mailto|tel):/.test(href) && words === to)
}
