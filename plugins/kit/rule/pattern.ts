import { RE2JS } from 're2js'
import { z } from 'zod'
import { errorWords } from '../error-words.ts'

/** A regular expression of an author: RE2 syntax, matched in linear time, anywhere in the text and without case. */
export const pattern = z
  .string()
  .min(1)
  .max(500)
  .superRefine((source, issues) => {
    try {
      const size = compilePattern(source).programSize()
      if (size > largest) issues.addIssue({ code: 'custom', message: 'the pattern repeats too much: use smaller counts' })
    } catch (error) {
      const reason = errorWords(error)
      issues.addIssue({ code: 'custom', message: `the pattern cannot be read: ${reason}` })
    }
  })

/** Compiles a pattern; throws when it cannot be read. */
export function compilePattern(source: string): RE2JS {
  return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
}

// Steps of the compiled program. Time grows with steps times text: `.{1000}` seventy times over takes a second on one message.
const largest = 2_000
