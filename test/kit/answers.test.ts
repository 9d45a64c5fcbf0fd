import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChoice } from '../../plugins/kit/answers/read-choice.ts'
import { readDate } from '../../plugins/kit/answers/read-date.ts'
import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import { readNumber } from '../../plugins/kit/answers/read-number.ts'
import { readPhone } from '../../plugins/kit/answers/read-phone.ts'
import { readUrl } from '../../plugins/kit/answers/read-url.ts'
import { readYesNo } from '../../plugins/kit/answers/read-yes-no.ts'

describe('an email address', () => {
  test.each([
    ['ada@corp.com', 'ada@corp.com'],
    ['It is Ada.L+x@CORP.Co.UK, thanks', 'Ada.L+x@corp.co.uk'],
    ['<ada@corp.com>', 'ada@corp.com'],
    ['mailto:ada@corp.com?subject=x', 'ada@corp.com'],
    ['"ada@corp.com".', 'ada@corp.com'],
    ['(ada@corp.com)...', 'ada@corp.com'],
    ['write to @ada or ada@corp.com', 'ada@corp.com'],
    ["o'brien@corp.com", "o'brien@corp.com"],
    ['ada@münchen.de', 'ada@münchen.de'],
    ['**ada@corp.com**', 'ada@corp.com'],
  ])('%s is read', (text, email) => {
    expect(readEmail(text)).toBe(email)
  })

  test.each([
    '',
    'nope',
    'ada@corp',
    '@corp.com',
    'ada@',
    'ada@.com',
    'ada@corp.c',
    'ada@corp.123',
    'a@b@c.com',
    'ada@-corp.com',
    'ada.@corp.com',
    'ada @ corp.com',
    `${'a'.repeat(65)}@corp.com`,
    `ada@${'a'.repeat(64)}.com`,
    `ada@${'abcdefgh.'.repeat(30)}com`,
  ])('%s is none', text => {
    expect(readEmail(text)).toBeUndefined()
  })
})

describe('a phone number', () => {
  test.each([
    ['+31 6 1234 5678', '+31612345678'],
    ['+31 (0)6-12345678', '+31612345678'],
    ['0031 6 12345678', '+31612345678'],
    ['call me: (020) 123-4567!', '0201234567'],
    ['after 5 at 06.12.34.56.78', '0612345678'],
    ['＋３１６１２３４５６７８', '+31612345678'],
  ])('%s is read', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })

  test.each(['', 'no', '123456', '1234567890123456', '+', '()'])('%s is none', text => {
    expect(readPhone(text)).toBeUndefined()
  })
})

describe('a web address', () => {
  test.each([
    ['https://corp.com/a?b=c#d', 'https://corp.com/a?b=c#d'],
    ['HTTP://Corp.com', 'http://corp.com/'],
    ['corp.com', 'https://corp.com/'],
    ['our site is www.corp.com/shop.', 'https://www.corp.com/shop'],
    ['<corp.com:8080>', 'https://corp.com:8080/'],
  ])('%s is read', (text, url) => {
    expect(readUrl(text)).toBe(url)
  })

  test.each([
    '',
    'no',
    'javascript:alert(1)',
    'ftp://corp.com',
    'ada@corp.com',
    'https://user:pw@corp.com',
    'https://',
    '3.14',
    'a..com',
  ])('%s is none', text => {
    expect(readUrl(text)).toBeUndefined()
  })
})

describe('a number', () => {
  test.each([
    ['1.234,56', 'nl', 1234.56],
    ['1,234.56', 'en', 1234.56],
    ['1,234.56', 'nl', 1234.56],
    ['1.234', 'nl', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['1,5', 'en', 1.5],
    ['1.5', 'de', 1.5],
    ['0.500', 'nl', 0.5],
    ['1.234.567', 'en', 1234567],
    ['1 234,5', 'fr', 1234.5],
    ['1 000 000', 'en', 1_000_000],
    ['1\u202f234,50 €', 'fr', 1234.5],
    ['€ 12,50', 'nl', 12.5],
    ['-$5', 'en', -5],
    ['$ -5', 'en', -5],
    ['+5', 'en', 5],
    ['−3', 'en', -3],
    ['12 EUR', 'en', 12],
    ['500 kr.', 'da', 500],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['1,00,000', 'en-in', 100_000],
    ['４２', 'en', 42],
    ['1’234.50', 'de-ch', 1234.5],
    ['0', 'no such language', 0],
  ])('%s in %s is read', (text, language, number) => {
    expect(readNumber(text, language)).toBe(number)
  })

  test.each([
    '',
    ' ',
    '-',
    '.',
    ',',
    'four',
    '12 34',
    '1.2.3',
    '1,2,3',
    '1.234.56',
    '1,23.45,6',
    '5 apples',
    '1e5',
    'Infinity',
    '9'.repeat(65),
  ])('%s is none', text => {
    expect(readNumber(text, 'en')).toBeUndefined()
  })

  test('comes back as a language writes it', () => {
    const written = fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .map(number => Math.round(number * 100) / 100)
    fc.assert(
      fc.property(written, fc.constantFrom('en', 'nl', 'de', 'da', 'fr', 'de-ch', 'en-in', 'pl'), (number, language) => {
        const text = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(number)
        expect(readNumber(text, language), text).toBeCloseTo(number, 2)
      }),
    )
  })
})

describe('a date', () => {
  const read = (text: string, language = 'en', now = '2026-03-12T12:00:00Z') =>
    readDate(text, { language, now: Date.parse(now), tz: 'Europe/Amsterdam' })

  test.each([
    ['2026-03-12', 'en'],
    ['2026/3/12', 'en'],
    ['12-03-2026', 'en'],
    ['12/3/2026', 'nl'],
    ['12.3.26', 'de'],
    ['12 3 2026', 'da'],
    ['3/12/2026', 'en-us'],
    ['12 march 2026', 'en'],
    ['March 12, 2026', 'en'],
    ['the 12th of March 2026.', 'en'],
    ['12 maart 2026', 'nl'],
    ['12 mrt 2026', 'nl'],
    ['12. März 2026', 'de'],
    ['den 12. marts 2026', 'da'],
    ['12 mars 2026', 'fr'],
    ['12 marca 2026', 'pl'],
    ['2026 March 12', 'en'],
    ['today', 'nl'],
    ['Vandaag!', 'nl'],
    ['heute', 'de'],
    ['i dag', 'da'],
  ])('%s in %s is the 12th of March', (text, language) => {
    expect(read(text, language)).toBe('2026-03-12')
  })

  test('may be tomorrow, in the visitor’s zone', () => {
    for (const word of ['tomorrow', 'morgen', 'i morgen']) expect(read(word)).toBe('2026-03-13')
    expect(read('today', 'en', '2026-03-12T23:30:00Z')).toBe('2026-03-13')
    expect(read('tomorrow', 'en', '2026-12-31T12:00:00Z')).toBe('2027-01-01')
  })

  test('of two figures is at most twenty years ahead', () => {
    expect(read('1-1-46')).toBe('2046-01-01')
    expect(read('1-1-47')).toBe('1947-01-01')
  })

  test.each([
    '',
    '31-02-2026',
    '2026-13-01',
    '29 february 2026',
    '3/13/2026',
    '0-1-2026',
    '12 smarch 2026',
    '12 march',
    'soon',
    '1-2/2026',
  ])('%s is none', text => {
    expect(read(text)).toBeUndefined()
  })
})

describe('yes and no', () => {
  test.each(['yes', 'Yes please!', 'JA', 'ja, graag', 'ja bitte', 'jo tak', 'ok', 'sure 👍'])('%s is yes', text => {
    expect(readYesNo(text)).toBe(true)
  })
  test.each(['no', 'No, thank you', 'nee', 'nee dank je', 'nein danke', 'nej tak', '👎'])('%s is no', text => {
    expect(readYesNo(text)).toBe(false)
  })
  test.each(['', 'perhaps', 'yes and no', 'thanks', 'not sure', 'yes but when?'])('%s is neither', text => {
    expect(readYesNo(text)).toBeUndefined()
  })
})

describe('a choice', () => {
  const choices = [
    { id: 'a', label: 'Pricing' },
    { id: 'b', label: '3' },
    { id: 'c', label: 'Über uns' },
  ]
  test.each([
    [' pricing ', 'a'],
    ['ÜBER UNS', 'c'],
    ['1', 'a'],
    ['#2', 'b'],
    ['3.', 'c'],
    ['3', 'b'],
  ])('%s picks %s', (text, id) => {
    expect(readChoice(text, choices)).toBe(id)
  })
  test.each(['', '0', '4', '-1', 'price', '1.5', '__proto__'])('%s picks none', text => {
    expect(readChoice(text, choices)).toBeUndefined()
  })
})

describe('whatever a visitor types', () => {
  const about = { language: 'en', now: 0, tz: 'UTC' }
  const readers: Record<string, (text: string) => unknown> = {
    email: readEmail,
    phone: readPhone,
    url: readUrl,
    number: text => readNumber(text, 'nl'),
    date: text => readDate(text, about),
    'yes or no': readYesNo,
    choice: text => readChoice(text, [{ id: 'a', label: text }]),
  }
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom('@', '.', ',', '-', '+', '(', ')', ' ', '1', '20', 'a', 'é', ':', '//', '\ud800', '\0', '👍'), {
        maxLength: 60,
      })
      .map(parts => parts.join('')),
  )

  test.each(Object.entries(readers))('reading it as %s never throws', (_, read) => {
    fc.assert(fc.property(anyText, text => void read(text)))
  })

  test.each(Object.entries(readers))('reading it as %s takes linear time', (_, read) => {
    for (const crumb of [
      '@',
      'a',
      'a@',
      'a.',
      '.',
      '-',
      '1',
      '1 ',
      '1.',
      '(0',
      '+',
      ' ',
      'a@a.',
      '!',
      '..',
      '"',
      'http://',
      '\u00a0',
    ]) {
      // Anything but linear work would not come back before the test runs out of time.
      expect(() => read(crumb.repeat(100_000)), crumb).not.toThrow()
    }
  })

  test('an address that is read is read again as the same', () => {
    fc.assert(
      fc.property(fc.emailAddress(), email => {
        const found = readEmail(email)
        if (found !== undefined) expect(readEmail(` <${found}>, `)).toBe(found)
      }),
    )
  })
})
