import { expect, it } from 'vitest'
import { fileProblemOf, refusalOf } from '../../../plugins/website/widget/view/check-file.ts'
import { visitorKinds } from '../../../runtime/media/kinds.ts'

it.each([
  ['roof.jpg', 10, undefined],
  ['Roof.JPEG', 10, undefined],
  ['a.b.pdf', 100, undefined],
  ['roof.exe', 10, 'wrong.file.kind'],
  ['roof', 10, 'wrong.file.kind'],
  ['.png.zip', 10, 'wrong.file.kind'],
  ['roof.jpg', 101, 'wrong.file.size'],
  ['roof.jpg', 0, 'wrong.file.empty'],
])('sees what is wrong with a file before it is sent: %s of %i bytes', (name, size, problem) => {
  expect(fileProblemOf({ name, size }, 100)).toBe(problem)
})

it('lets through every kind that the server takes', () => {
  const endings = Object.values(visitorKinds).flatMap(kind => kind.endings)
  expect(endings.filter(ending => fileProblemOf({ name: `a.${ending}`, size: 1 }, 1) !== undefined)).toEqual([])
})

it('has words for the refusals that a visitor can do something about, and none for others', () => {
  const codes = ['body_too_large', 'file_refused', 'rate_limited', 'internal']
  expect(codes.map(code => refusalOf(Object.assign(new Error('x'), { code })))).toEqual([
    'wrong.file.size',
    'wrong.file.kind',
    'wrong.file.many',
    undefined,
  ])
  expect([refusalOf(undefined), refusalOf('no')]).toEqual([undefined, undefined])
})
