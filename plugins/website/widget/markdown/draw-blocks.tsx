/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import type { Block, Inline } from '../../../kit/markdown/ast.ts'

/** A message's text as elements: text is only ever text, so nothing in it can become a page. */
export function drawBlocks(blocks: readonly Block[]): ComponentChildren {
  return blocks.map(drawBlock)
}

// Each block finds its own direction, so a line of Arabic and a line of Dutch both begin where they should.
function drawBlock(block: Block): VNode {
  switch (block.type) {
    case 'paragraph':
      return <p dir="auto">{drawInlines(block.inlines)}</p>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard too
        <pre dir="ltr" tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return <blockquote>{drawBlocks(block.blocks)}</blockquote>
    case 'list': {
      const items = block.items.map(drawItem)
      return block.start === undefined ? (
        <ul dir="auto">{items}</ul>
      ) : (
        <ol start={block.start} dir="auto">
          {items}
        </ol>
      )
    }
  }
}

function drawItem(blocks: readonly Block[]): VNode {
  const content = blocks.map(block => (block.type === 'paragraph' ? drawInlines(block.inlines) : drawBlock(block)))
  return <li dir="auto">{content}</li>
}

/** One paragraph's content. */
export function drawInlines(inlines: readonly Inline[]): ComponentChildren {
  return inlines.map(inline => (typeof inline === 'string' ? inline : drawInline(inline)))
}

function drawInline(inline: Exclude<Inline, string>): VNode {
  switch (inline.type) {
    case 'break':
      return <br />
    case 'code':
      return <code dir="ltr">{inline.text}</code>
    case 'strong':
      return <strong>{drawInlines(inline.inlines)}</strong>
    case 'em':
      return <em>{drawInlines(inline.inlines)}</em>
    case 'del':
      return <del>{drawInlines(inline.inlines)}</del>
    case 'link':
      return (
        <a href={inline.href} title={inline.to} target="_blank" rel="noopener noreferrer nofollow">
          {drawInlines(inline.inlines)}
        </a>
      )
  }
}
