import { expect, it } from 'vitest'
import { cleanName } from '../../runtime/media/clean-name.ts'

it.each([
  ['cat.png', 'cat.png'],
  ['  Größe 2.PDF ', 'Größe 2.PDF'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\ada\\cv.pdf', 'cv.pdf'],
  ['/cat.png', 'cat.png'],
  ['cat\r\nX: y.png', 'catX: y.png'],
  ['fdp\u202egnp.exe', 'fdpgnp.exe'],
  ['\u2066a\u200b.png', 'a.png'],
  ['a\ud800.png', 'a\ufffd.png'],
  [`${'ä'.repeat(400)}.docx`, `${'ä'.repeat(195)}.docx`],
  ['.htaccess', '.htaccess'],
])('"%s" is shown as "%s"', (given, name) => {
  expect(cleanName(given)).toBe(name)
})

it.each(['', ' ', '.', '..', 'a/', '\u200b', 'a\0.png', 'a'.repeat(1_001)])('"%s" is no name', given => {
  expect(cleanName(given)).toBeUndefined()
})
