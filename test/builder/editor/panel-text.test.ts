import { getSchema } from '@tiptap/core'
import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlotNode } from '../../../builder/editor/panel/text/slot-node.ts'
import { docOf, slotIn, slotSource, textOf } from '../../../builder/editor/panel/text/text-doc.ts'
import { slotsOf } from '../../../plugins/kit/template.ts'

const schema = getSchema([Document, Paragraph, Text, SlotNode])
const nodeOf = (text: string) => schema.nodeFromJSON(docOf(text))

// Texts as people and files write them, and the crumbs that could break one apart.
const crumb = fc.constantFrom(
  '{',
  '}',
  '{{',
  '}}',
  '|',
  '{{vars.a}}',
  '{{ contact.firstName | there }}',
  '{{nobody}}',
  '\n',
  '\r',
  ' ',
  '**',
  'שלום',
  '👩‍👩‍👧',
  '\u200f',
)
const anyText = fc
  .array(fc.oneof(crumb, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 24 })
  .map(parts => parts.join(''))

describe('a text in its editor', () => {
  it('comes out as it went in, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, text => {
        const doc = nodeOf(text)
        doc.check()
        expect(textOf(doc)).toBe(text)
      }),
    )
  })

  it('has one character for each slot that a visitor would see filled', () => {
    fc.assert(
      fc.property(anyText, text => {
        let chips = 0
        nodeOf(text).descendants(node => {
          if (node.type.name === 'slot') chips += 1
        })
        expect(chips).toBe(slotsOf(text).length)
      }),
    )
  })

  it('keeps spaces within a slot as its author wrote them', () => {
    expect(docOf('Hi {{ contact.firstName | there }}!').content[0]?.content).toEqual([
      { type: 'text', text: 'Hi ' },
      { type: 'slot', attrs: { source: '{{ contact.firstName | there }}' } },
      { type: 'text', text: '!' },
    ])
  })

  it('makes a chip of a slot the moment its last brace is typed', () => {
    const [plugin] = [SlotNode.config.addProseMirrorPlugins?.call(plugins()) ?? []].flat()
    const before = EditorState.create({ doc: nodeOf('Hi {{vars.name|you}, bye'), plugins: plugin ? [plugin] : [] })
    const after = before.apply(before.tr.insertText('}', 1 + 'Hi {{vars.name|you}'.length))
    expect(textOf(after.doc)).toBe('Hi {{vars.name|you}}, bye')
    expect(after.doc.firstChild?.childCount).toBe(3)
    expect(after.doc.firstChild?.child(1).attrs.source).toBe('{{vars.name|you}}')
  })
})

describe('a slot', () => {
  it('is read with the words that stand there when it is unknown', () => {
    expect(slotIn('{{contact.firstName|there}}')).toMatchObject({ path: 'contact.firstName', fallback: 'there' })
    expect(slotIn('no slot')).toBeUndefined()
  })

  it('is written so that it is read again, whatever the words for the unknown are', () => {
    fc.assert(
      fc.property(anyText, words => {
        const slot = slotIn(slotSource('vars.name', words))
        expect(slot?.path).toBe('vars.name')
        expect(slot?.fallback ?? '').toBe(words.replaceAll(/[{}]/g, '').trim())
      }),
    )
  })
})

/** What Tiptap would call the node's own function with: it looks at none of it. */
function plugins(): never {
  return {} as never
}
