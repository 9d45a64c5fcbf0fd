import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '../../plugins/kit/markdown/ast.ts'
import { parseBlocks } from '../../plugins/kit/markdown/parse-blocks.ts'
import { parseInlines, parsePlain } from '../../plugins/kit/markdown/parse-inlines.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'
import { workOf } from '../rig/work-of.ts'

const link = (text: string, href: string, to: string): Inline => ({ type: 'link', inlines: [text], href, to })
const paragraph = (...inlines: readonly Inline[]): Block => ({ type: 'paragraph', inlines })

describe('one paragraph', () => {
  it.each<readonly [string, readonly Inline[]]>([
    ['plain', ['plain']],
    ['a **b** c', ['a ', { type: 'strong', inlines: ['b'] }, ' c']],
    ['*b*', [{ type: 'em', inlines: ['b'] }]],
    ['~~b~~', [{ type: 'del', inlines: ['b'] }]],
    ['***b***', [{ type: 'strong', inlines: [{ type: 'em', inlines: ['b'] }] }]],
    ['**a *b* c**', [{ type: 'strong', inlines: ['a ', { type: 'em', inlines: ['b'] }, ' c'] }]],
    ['这是**粗体**文字', ['这是', { type: 'strong', inlines: ['粗体'] }, '文字']],
    ['`a*b*`', [{ type: 'code', text: 'a*b*' }]],
    ['`a` `b', [{ type: 'code', text: 'a' }, ' `b']],
    ['one\ntwo', ['one', { type: 'break' }, 'two']],
    ['\\*not\\* `\\`', ['*not* ', { type: 'code', text: '\\' }]],
    ['[a](https://x.com/y)', [link('a', 'https://x.com/y', 'x.com')]],
    ['[a](https://x.com/y_(z))', [link('a', 'https://x.com/y_(z)', 'x.com')]],
    ['[write](mailto:ada@x.com)', [link('write', 'mailto:ada@x.com', 'ada@x.com')]],
    ['[call](tel:+3161234)', [link('call', 'tel:+3161234', '+3161234')]],
    ['[](https://x.com)', [link('https://x.com/', 'https://x.com/', 'x.com')]],
    [
      '[**a** b](https://x.com)',
      [{ type: 'link', inlines: [{ type: 'strong', inlines: ['a'] }, ' b'], href: 'https://x.com/', to: 'x.com' }],
    ],
    ['see https://x.com/a?b=c.', ['see ', link('https://x.com/a?b=c', 'https://x.com/a?b=c', 'x.com'), '.']],
    ['(www.x.com)', ['(', link('www.x.com', 'https://www.x.com/', 'www.x.com'), ')']],
    ['https://x.com/(a)', [link('https://x.com/(a)', 'https://x.com/(a)', 'x.com')]],
    ['**https://x.com**', [{ type: 'strong', inlines: [link('https://x.com', 'https://x.com/', 'x.com')] }]],
  ])('%j is marked', (text, inlines) => expect(parseInlines(text)).toEqual(inlines))

  it.each([
    '2*3*4',
    'a * b * c',
    '**a',
    '*a',
    'a**',
    '~a~',
    '`a',
    '[a]',
    '[a](b)',
    '[a](/path)',
    '[a](javascript:alert(1))',
    '[a]( JaVaScRiPt:alert)',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '![a](b)',
    '<b>a</b>',
    '<a href="javascript:x">a</a>',
    'xhttps://x.com',
    'http://',
    'wwwhat',
    '&lt;',
    '[[[a',
    'snake_case_name',
  ])('%j is text, as it was written', text => expect(parseInlines(text)).toEqual([text]))

  it('shows the true host of a link whose text names another', () => {
    expect(parseInlines('[https://bank.com](https://bank.com@evil.example/x)')).toEqual([
      link('https://bank.com', 'https://bank.com@evil.example/x', 'evil.example'),
    ])
  })

  it('makes no link inside a link', () => {
    expect(parseInlines('[a https://y.com](https://x.com)')).toEqual([link('a https://y.com', 'https://x.com/', 'x.com')])
  })
})

describe('a message', () => {
  it('has paragraphs between empty lines', () => {
    expect(parseBlocks('one\n\n\ntwo\r\nthree')).toEqual([paragraph('one'), paragraph('two', { type: 'break' }, 'three')])
  })

  it('quotes, two deep', () => {
    expect(parseBlocks('> a\n> > b\n> > > c\nd')).toEqual([
      {
        type: 'quote',
        blocks: [paragraph('a'), { type: 'quote', blocks: [paragraph('b', { type: 'break' }, '> c')] }],
      },
      paragraph('d'),
    ])
  })

  it('lists, two deep, with numbers from where they start', () => {
    expect(parseBlocks('- a\n  1. b\n  2. c\n- d')).toEqual([
      {
        type: 'list',
        items: [[paragraph('a'), { type: 'list', start: 1, items: [[paragraph('b')], [paragraph('c')]] }], [paragraph('d')]],
      },
    ])
    expect(parseBlocks('3) a\n4) b')).toEqual([{ type: 'list', start: 3, items: [[paragraph('a')], [paragraph('b')]] }])
  })

  it('keeps code as it was written, also when its end is missing', () => {
    expect(parseBlocks('```js\n*a*\n\n  b\n```\nc')).toEqual([{ type: 'code', text: '*a*\n\n  b' }, paragraph('c')])
    expect(parseBlocks('```\na')).toEqual([{ type: 'code', text: 'a' }])
  })

  it('is text where it is no list: a dash, a year, a heading', () => {
    for (const text of ['-', '-a', '1986. A good year', '# Title', '1.', '---'])
      expect(parseBlocks(text)).toEqual([paragraph(text)])
  })
})

describe('any text', () => {
  const odd = fc.array(
    fc.constantFrom(
      '*',
      '**',
      '~~',
      '`',
      '[',
      '](',
      ')',
      '> ',
      '- ',
      '1. ',
      '\n',
      ' ',
      'a',
      'https://x.com',
      'javascript:',
      '\\',
      '|',
    ),
    { maxLength: 200 },
  )

  it('of a visitor comes back letter by letter', () => {
    fc.assert(fc.property(odd, parts => textOf(parsePlain(parts.join(''))) === parts.join('')))
  })

  it('leads only to addresses that are safe to follow', () => {
    const messages = fc.oneof(
      odd.map(parts => parts.join('')),
      fc.constantFrom(...scriptPayloads()),
    )
    fc.assert(
      fc.property(messages, text => {
        for (const href of [...hrefsOf(parseBlocks(text)), ...inlineHrefs(parsePlain(text))])
          expect(new URL(href).protocol).toMatch(/^(https?|mailto|tel):$/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is read in time proportional to its length', async () => {
    const seeds = [
      '*',
      '**',
      '***',
      '*a',
      '[',
      '[a](',
      '](',
      '`',
      '`a',
      '``a`',
      '> ',
      '>',
      '- ',
      '~~',
      '\\',
      'https://',
      'www.',
      '(',
      '*`[~~',
    ]
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(8_000 / seed.length))
      const ms = await workOf(() => {
        parseBlocks(text)
        parsePlain(text)
      })
      expect(ms, seed).toBeLessThan(150)
    }
  })
})

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(inline => (typeof inline === 'string' ? inline : 'inlines' in inline ? textOf(inline.inlines) : '')).join('')
}

function inlineHrefs(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap(inline => {
    if (typeof inline === 'string' || !('inlines' in inline)) return []
    return [...(inline.type === 'link' ? [inline.href] : []), ...inlineHrefs(inline.inlines)]
  })
}

function hrefsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(block => {
    if (block.type === 'paragraph') return inlineHrefs(block.inlines)
    if (block.type === 'quote') return hrefsOf(block.blocks)
    return block.type === 'list' ? block.items.flatMap(hrefsOf) : []
  })
}
