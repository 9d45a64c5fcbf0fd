import { Fragment, type ReactNode } from 'react'
import type { Block, Inline } from '../../../plugins/kit/markdown/ast.ts'
import { parseBlocks } from '../../../plugins/kit/markdown/parse-blocks.ts'
import { parsePlain } from '../../../plugins/kit/markdown/parse-inlines.ts'
import { keyed } from './keyed.ts'

/** A message of bot or agent: what of Markdown messages may carry. Text is only ever text, so nothing in it becomes a page. */
export function Markdown({ text }: { readonly text: string }) {
  return drawBlocks(parseBlocks(text))
}

/** What somebody wrote who writes no Markdown: addresses become links. */
export function PlainText({ text }: { readonly text: string }) {
  return drawInlines(parsePlain(text))
}

function drawBlocks(blocks: readonly Block[]): ReactNode {
  return keyed(blocks).map(({ key, item }) => <Fragment key={key}>{drawBlock(item)}</Fragment>)
}

// Each block finds its own direction, so a line of Arabic and a line of Dutch both begin where they should.
function drawBlock(block: Block): ReactNode {
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
      const items = keyed(block.items).map(({ key, item }) => (
        <li dir="auto" key={key}>
          {keyed(item).map(part => (
            <Fragment key={part.key}>
              {part.item.type === 'paragraph' ? drawInlines(part.item.inlines) : drawBlock(part.item)}
            </Fragment>
          ))}
        </li>
      ))
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

function drawInlines(inlines: readonly Inline[]): ReactNode {
  return keyed(inlines).map(({ key, item }) =>
    typeof item === 'string' ? item : <Fragment key={key}>{drawInline(item)}</Fragment>,
  )
}

function drawInline(inline: Exclude<Inline, string>): ReactNode {
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
