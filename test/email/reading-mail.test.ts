import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { ReadMail } from '../../plugins/email/server/read/mail.ts'
import { readMail } from '../../plugins/email/server/read/read-mail.ts'
import { corpus } from './corpus/corpus.ts'
import { type MailCase, ourId, ourToken } from './corpus/mail-case.ts'

const about = {
  ownAddresses: ['support@brand.example', 'help@brand.example'],
  sentDomain: 'brand.example',
  now: Date.UTC(2026, 10, 22),
}

/** The conversation a mail goes to, by nothing but what was read of it: 2.1's order. */
function threadOf({ tokens, answers, bounce }: ReadMail): MailCase['thread'] {
  if (tokens.includes(ourToken)) return 'by-token'
  return [...answers, ...(bounce?.ids ?? [])].includes(ourId) ? 'ours' : 'new'
}

const words = (text: string | undefined): string => (text ?? '').replace(/[\s\u00a0\ufeff>]+/g, ' ').trim()

const read = corpus.map(each => ({ each, mail: readMail(each.raw, about) }))
const share = (good: number): number => (100 * good) / corpus.length
/** What is wrong, by name: a failure says which mails. */
const wrong = (isRight: (each: MailCase, mail: ReadMail) => boolean): string[] =>
  read.filter(({ each, mail }) => !isRight(each, mail)).map(({ each }) => each.name)

describe('the corpus', () => {
  it('has at least 250 mails, none like another', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(250)
    expect(new Set(corpus.map(({ raw }) => raw.toString('latin1'))).size).toBe(corpus.length)
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
  })

  it('is read whole', () => {
    expect(
      wrong((_, { text, files, isCut }) => (text !== '' || files.length > 0) && !isCut).filter(
        name => !/^(?:cut|empty|bad)/.test(name),
      ),
    ).toEqual([])
  })

  it('finds the thread of at least 98 of 100 mails', () => {
    const lost = wrong((each, mail) => threadOf(mail) === each.thread)
    console.info(`thread: ${share(corpus.length - lost.length).toFixed(1)} % of ${corpus.length} right`)
    expect(lost).toEqual([])
  })

  it('knows people from machines, every time', () => {
    expect(wrong((each, mail) => (mail.automatic !== undefined) === each.isAutomatic)).toEqual([])
  })

  it('reads subjects, names of files and what servers say of our mails', () => {
    expect(wrong(({ subject }, mail) => subject === undefined || subject === mail.subject)).toEqual([])
    expect(wrong(({ files }, mail) => files === undefined || files.join() === mail.files.map(({ name }) => name).join())).toEqual(
      [],
    )
    expect(
      wrong(
        ({ bounce }, mail) =>
          bounce === undefined ||
          JSON.stringify([bounce.outcome, bounce.status || undefined, bounce.recipient]) ===
            JSON.stringify([mail.bounce?.outcome, mail.bounce?.status, mail.bounce?.recipient]),
      ),
    ).toEqual([])
  })

  it('leaves what is new, and folds the rest, in at least 95 of 100 mails', () => {
    const odd = wrong(
      (each, { text, folded }) =>
        words(text) === words(each.text) &&
        words(folded).includes(words(each.folded)) &&
        (each.folded === undefined) === (folded === undefined),
    )
    console.info(`quotes: ${share(corpus.length - odd.length).toFixed(1)} % of ${corpus.length} right`)
    expect(odd).toEqual([])
  })

  it('is read as another reader reads it: sender, id, subject and day', async () => {
    const options = { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, skipHtmlToText: true }
    const others = await Promise.all(read.map(({ each }) => simpleParser(each.raw, options)))
    const differing = read.flatMap(({ each, mail }, place) => {
      const { messageId, subject, from, date } = others[place] ?? {}
      // A mail without a date is one of now to that reader.
      const at = /\nDate:/.test(each.raw.toString('latin1')) ? date?.getTime() : undefined
      const theirs = [messageId?.replace(/[<>]/g, ''), subject, from?.value.map(({ address }) => address).join() ?? '', at]
      const ours = [mail.id, mail.subject, mail.from.map(({ address }) => address).join(), mail.at]
      return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [each.name]
    })
    expect(differing).toEqual([])
  })
})
