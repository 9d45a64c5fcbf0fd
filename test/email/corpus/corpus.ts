import { bounces } from './bounces.ts'
import { charsets } from './charsets.ts'
import { machines } from './machines.ts'
import type { MailCase } from './mail-case.ts'
import { oddOnes } from './odd-ones.ts'
import { otherPrograms } from './other-programs.ts'
import { passedOn, replies } from './people.ts'

/** All mails of our own making, with their expected reading. */
export const corpus: readonly MailCase[] = [
  ...replies,
  ...passedOn,
  ...machines,
  ...bounces,
  ...charsets,
  ...oddOnes,
  ...otherPrograms,
]
