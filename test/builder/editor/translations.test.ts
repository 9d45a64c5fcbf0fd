import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEditor } from '../../../builder/editor/state/create-editor.ts'
import { flowOf as flowOfDocument } from '../../../builder/editor/state/document.ts'
import { cellOf, textOfCell } from '../../../builder/editor/translations/csv-cell.ts'
import { readCsv } from '../../../builder/editor/translations/csv-in.ts'
import { csvOf } from '../../../builder/editor/translations/csv-out.ts'
import { isMissing, wordingOf } from '../../../builder/editor/translations/missing.ts'
import { createTextRows, type TextRow } from '../../../builder/editor/translations/text-rows.ts'
import { writeTexts } from '../../../builder/editor/translations/write-texts.ts'
import { ask } from '../../../plugins/ask/index.ts'
import { handoff } from '../../../plugins/handoff/index.ts'
import { descriptorOf } from '../../../plugins/kit/descriptor.ts'
import { say } from '../../../plugins/say/index.ts'
import { subscription } from '../../../plugins/subscription/index.ts'
import { survey } from '../../../plugins/survey/index.ts'
import { consentTexts } from '../../../runtime/flow/consent-texts.ts'
import { parseFlow } from '../../../runtime/flow/parse-flow.ts'

const descriptors = new Map([ask, handoff, say, subscription, survey].map(action => [action.id, descriptorOf(action)]))
const rowsOf = createTextRows(descriptors, { properties: { heading: { field: 'localised' } } })
const flow = parseFlow({
  format: 1,
  id: 'shop',
  name: 'Shop',
  kind: 'bot',
  languages: ['en', 'nl'],
  nodes: [
    { id: 'hi', action: 'say', config: { text: { en: 'Hi {{contact.firstName|there}}!', nl: '' }, more: [{ en: '=1+1' }] } },
    {
      id: 'topic',
      action: 'ask',
      config: {
        kind: 'choice',
        question: { en: 'What?', nl: 'Wat?' },
        choices: [{ id: 'price', label: { en: 'Price' } }],
      },
    },
    { id: 'people', action: 'handoff', config: {} },
  ],
  edges: [],
  display: { heading: { en: 'Shop', nl: 'Winkel' } },
  options: { survey: { config: { survey: 's', questions: [{ id: 'q1', kind: 'csat', question: { en: 'How was it?' } }] } } },
})
const editorOf = () => createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'x' })
const rows = rowsOf(editorOf().document())
const rowAt = (id: string): TextRow => {
  const row = rows.find(known => known.id === id)
  if (!row) throw new Error(`no row ${id}: ${rows.map(known => known.id).join(' ')}`)
  return row
}
const plain = (row: TextRow) => ({ node: row.node?.id ?? '', field: row.path.join('.') })
const csv = (all = rows) => csvOf(all, ['en', 'nl'], plain)

test('every text of nodes, choices, phrases, display and the survey at the end is a row, named by ids of items', () => {
  expect(rows.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'hi/config.text',
      'hi/config.more.0',
      'topic/config.question',
      'topic/config.choices.price.label',
      'people/phrases.away',
      'survey/config.questions.q1.question',
      'display/display.heading',
    ]),
  )
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

test('a text is missing where visitors would read another language; what an action says by itself is not', () => {
  expect(isMissing(rowAt('hi/config.text'), 'nl')).toBe(true)
  expect(isMissing(rowAt('topic/config.question'), 'nl-be')).toBe(false)
  expect(isMissing(rowAt('people/phrases.away'), 'nl')).toBe(false)
  expect(isMissing(rowAt('people/phrases.away'), 'fr')).toBe(true)
  expect(wordingOf(rowAt('topic/config.question'), 'nl')).toBe('Wat?')
})

test('rows of nodes that did not change stay the very same', () => {
  const editor = editorOf()
  const before = rowsOf(editor.document())
  writeTexts(editor, [{ row: rowAt('hi/config.text'), language: 'nl', text: 'Hoi' }], 'g')
  const after = rowsOf(editor.document())
  expect(after.find(({ id }) => id === 'topic/config.question')).toBe(before.find(({ id }) => id === 'topic/config.question'))
  expect(after.find(({ id }) => id === 'hi/config.text')?.texts).toEqual({ en: 'Hi {{contact.firstName|there}}!', nl: 'Hoi' })
})

test('a cell that a spreadsheet would run is made harmless, and comes back exactly', () => {
  expect(cellOf('=HYPERLINK("x")')).toBe(`'=HYPERLINK("x")`)
  expect(textOfCell('=typed by hand')).toBe('=typed by hand')
  fc.assert(
    fc.property(fc.stringMatching(/^['=+\-@\t\ra]{0,8}$/), text => {
      expect(textOfCell(cellOf(text))).toBe(text)
      expect(cellOf(text)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('a file that is taken out and brought back changes nothing, whatever its texts are', () => {
  expect(csv().startsWith('\uFEFFid,node,field,en,nl\r\n')).toBe(true)
  const wild = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', "'", '=', '-', ';', 'é', '{', '}', ' '), minLength: 1 })
  fc.assert(
    fc.property(wild, wild, (en, nl) => {
      const row = { ...rowAt('topic/config.question'), texts: { en, nl } }
      expect(readCsv(csv([row]), [row], ['en', 'nl'])).toMatchObject({ texts: [], unknownRows: [] })
    }),
  )
})

test('a file says what it would change, what it does not know, and which slots were lost', () => {
  const file = [
    'id,note,en,nl,fr',
    'hi/config.text,,,Hallo!,Salut',
    'topic/config.question,,What?,Wat dan {{vars.plan}}?,',
    'gone/config.text,,a,b,c',
  ].join('\n')
  const report = readCsv(file, rows, ['en', 'nl'])
  if (report.problem) throw new Error(report.problem)
  expect(report.texts.map(({ row, language, text }) => [row.id, language, text])).toEqual([
    ['hi/config.text', 'nl', 'Hallo!'],
    ['topic/config.question', 'nl', 'Wat dan {{vars.plan}}?'],
  ])
  expect(report.unknownRows).toEqual(['gone/config.text'])
  expect(report.unknownColumns).toEqual(['note', 'fr'])
  expect(report.slots.map(({ row, lost, added }) => [row.id, lost, added])).toEqual([
    ['hi/config.text', ['contact.firstName'], []],
    ['topic/config.question', [], ['vars.plan']],
  ])
})

test('what is no table of translations is refused with a reason', () => {
  for (const [text, problem] of [
    ['', 'noTable'],
    ['hello', 'noTable'],
    ['node,en\nhi,Hi', 'noId'],
    ['id,fr\nhi/config.text,Salut', 'noLanguage'],
    ['\0\u0001\uD800,x', 'noId'],
  ] as const)
    expect(readCsv(text, rows, ['en', 'nl']).problem, JSON.stringify(text)).toBe(problem)
})

test('a whole file is one step to undo, over nodes and the settings of the flow alike', () => {
  const editor = editorOf()
  const file =
    'id,nl\nhi/config.text,Hoi {{contact.firstName|jij}}\ndisplay/display.heading,Zaak\nsurvey/config.questions.q1.question,Hoe was het?'
  const report = readCsv(file, rowsOf(editor.document()), ['en', 'nl'])
  if (report.problem) throw new Error(report.problem)
  expect(report.slots).toEqual([])
  writeTexts(editor, report.texts, 'file')
  const made = flowOfDocument(editor.document())
  expect(made.display).toEqual({ heading: { en: 'Shop', nl: 'Zaak' } })
  expect(made.options.survey?.config.questions).toMatchObject([{ question: { nl: 'Hoe was het?' } }])
  editor.undo()
  expect(flowOfDocument(editor.document())).toEqual(flow)
})

test('a phrase whose wording is taken away is the action’s own again', () => {
  const editor = editorOf()
  const row = rowAt('people/phrases.away')
  writeTexts(editor, [{ row, language: 'nl', text: 'Niemand' }], 'a')
  expect(editor.document().nodes.get('people')?.phrases).toEqual({ away: { nl: 'Niemand' } })
  writeTexts(editor, [{ row, language: 'nl', text: '' }], 'b')
  expect(editor.document().nodes.get('people')?.phrases).toEqual({})
})

test('options that visitors read are rows too, as long as they are switched on', () => {
  const consenting = parseFlow({
    ...flow,
    options: { errorText: { en: 'It broke.' }, consent: 'explicit', communicate: { type: 'news', text: { en: 'News?' } } },
  })
  const editor = createEditor({ flow: consenting, descriptors, isReadOnly: false, createId: () => 'x' })
  const all = () => rowsOf(editor.document())
  const at = (id: string): TextRow => all().find(row => row.id === `options/${id}`) ?? rowAt(id)
  expect(all().flatMap(({ id }) => (id.startsWith('options/') ? [id] : []))).toEqual([
    'options/errorText',
    'options/consentText',
    'options/communicate.text',
    'options/communicate.label',
  ])
  expect(isMissing(at('errorText'), 'nl')).toBe(true)
  expect(isMissing(at('consentText'), 'nl')).toBe(false)
  expect(isMissing(at('communicate.text'), 'nl')).toBe(true)
  expect(wordingOf(at('communicate.label'), 'nl')).toBe(subscription.phrases?.yes.nl)
  // A translation that is written first leaves the other languages as they are said by themselves.
  writeTexts(editor, [{ row: at('consentText'), language: 'nl', text: 'Mag het?' }], 'g')
  expect(editor.document().settings.options.consentText).toEqual({ en: consentTexts.explicit.en, nl: 'Mag het?' })
  for (const language of ['nl', 'en']) writeTexts(editor, [{ row: at('consentText'), language, text: '' }], 'h')
  expect(editor.document().settings.options.consentText).toBeUndefined()
  writeTexts(editor, [{ row: at('consentText'), language: 'en', text: 'May we?' }], 'i')
  expect(isMissing(at('consentText'), 'nl')).toBe(true)
  expect(rowsOf(editorOf().document()).some(({ id }) => id.startsWith('options/'))).toBe(false)
})
