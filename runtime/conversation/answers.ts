import { readChoice } from '../../plugins/kit/answers/read-choice.ts'
import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import { readNumber } from '../../plugins/kit/answers/read-number.ts'
import { readPhone } from '../../plugins/kit/answers/read-phone.ts'
import { readTime } from '../../plugins/kit/answers/read-time.ts'
import { readUrl } from '../../plugins/kit/answers/read-url.ts'
import type { Said } from '../../plugins/kit/message.ts'
import type { Pending } from './record.ts'

/** Is this an answer to the open question, as far as can be told without the node that asked? */
export function answers({ input = 'choice', choices }: Pending, said: Said, language: string): boolean {
  if (said.choice !== undefined || said.fields !== undefined || said.fileId !== undefined) return true
  if (choices && readChoice(said.text, choices) !== undefined) return true
  switch (input) {
    case 'text':
      return true
    case 'email':
      return readEmail(said.text) !== undefined
    case 'phone':
      return readPhone(said.text) !== undefined
    case 'url':
      return readUrl(said.text) !== undefined
    case 'number':
    case 'rating':
      return readNumber(said.text, language) !== undefined
    case 'time':
      return readTime(said.text) !== undefined
    case 'date':
      return /\d/.test(said.text)
    default:
      return false
  }
}
