import type { Bounce } from '../mail.ts'
import { decodeText } from '../mime/charset.ts'
import { type Head, headOf } from '../mime/head.ts'
import type { Part } from '../mime/parts.ts'
import { decodeTransfer } from '../mime/transfer.ts'
import { said } from '../said.ts'
import { oneLine } from './addresses.ts'
import { readIds } from './ids.ts'

/** What a mail says that a mail server wrote about one that was sent; undefined for all other mails. `text`: its plain words. */
export function readBounce(
  root: Part,
  about: { readonly from: readonly string[]; readonly text: string; readonly sentDomain: string | undefined },
): Bounce | undefined {
  const report = partsOf(root).find(({ type }) => type.value === 'message/delivery-status')
  const ids = originalIds(root, about)
  if (report) return fromReport(textOf(report), ids)
  return isPlainBounce(root.head, about) ? fromText(root.head, about.text, ids) : undefined
}

const outcomes = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
} as const
const isAction = (action: string): action is keyof typeof outcomes => Object.hasOwn(outcomes, action)

/** The words of a report: blocks of headers, the first about the mail, each other about one recipient (RFC 3464). */
function fromReport(text: string, ids: readonly string[]): Bounce {
  const blocks = text.split(/\r?\n[ \t]*\r?\n/, 200).map(block => headOf(block))
  const recipients = blocks.filter(block => block.first('action') !== undefined || block.first('final-recipient') !== undefined)
  const read = recipients.map(block => {
    const action =
      block
        .first('action')
        ?.split(/[\s(;]/)[0]
        ?.toLowerCase() ?? ''
    const diagnostic = block.first('diagnostic-code')
    const status = statusIn(block.first('status')) ?? statusIn(diagnostic) ?? replyCodeIn(diagnostic)
    const outcome = isAction(action) ? outcomes[action] : status?.startsWith('4') ? 'delayed' : 'failed'
    return {
      outcome,
      status,
      recipient: addressIn(block.first('final-recipient') ?? block.first('original-recipient')),
      diagnostic,
    }
  })
  const worst = read.find(({ outcome }) => outcome === 'failed') ?? read.find(({ outcome }) => outcome === 'delayed') ?? read[0]
  const { outcome = 'failed', status, recipient, diagnostic } = worst ?? {}
  return { outcome, ids, ...given({ status, recipient, why: whyOf(diagnostic) }) }
}

/** Bounces that are no report: of older servers, and of those that think for themselves. */
function isPlainBounce(head: Head, { from, text }: { readonly from: readonly string[]; readonly text: string }): boolean {
  if (head.first('x-failed-recipients') !== undefined) return true
  const isFromServer =
    from.some(address => /^(?:mailer-?daemon|postmaster)@/i.test(address)) || /^\s*<\s*>/.test(head.first('return-path') ?? '')
  const isAnswer = /auto-replied|auto-notified/i.test(head.first('auto-submitted') ?? '')
  return isFromServer && !isAnswer && (undelivered.test(head.first('subject') ?? '') || undelivered.test(text.slice(0, 4_000)))
}

const undelivered =
  /undeliver|delivery (?:status notification|has failed|failure|to the following)|(?:not|n't) be delivered|returned mail|returning message|failure notice|delivery (?:incomplete|delayed)|message \S+ delayed|not (?:yet )?been delivered|mail delivery failed|could not deliver|unable to deliver|wasn't able to deliver|unzustellbar|nicht zugestellt|non remis|no se (?:pudo|ha podido) entregar|onbestelbaar|kunne ikke leveres|mancata consegna/i

const stillTrying =
  /delayed|will (?:be retried|retry|keep trying)|still (?:being )?tr(?:y|ied)|warning: could not|temporar|no action is required|noch nicht zugestellt/i

function fromText(head: Head, text: string, ids: readonly string[]): Bounce {
  const words = text.slice(0, 20_000)
  const status = statusIn(words) ?? replyCodeIn(words)
  const isDelayed = status?.startsWith('5') !== true && (stillTrying.test(head.first('subject') ?? '') || stillTrying.test(words))
  const recipient =
    addressIn(head.first('x-failed-recipients')) ??
    addressIn(/^[ \t>]*<([^<>\s]+@[^<>\s]+)>/m.exec(words)?.[1]) ??
    addressIn(words)
  const line = words.split('\n').find(each => status !== undefined && (statusIn(each) ?? replyCodeIn(each)) === status)
  return { outcome: isDelayed ? 'delayed' : 'failed', ids, ...given({ status, recipient, why: whyOf(line) }) }
}

/** Ids of the mail it is about: out of the mail itself, its headers, or words that look like one of ours. */
function originalIds(
  root: Part,
  { text, sentDomain }: { readonly text: string; readonly sentDomain: string | undefined },
): readonly string[] {
  const originals = partsOf(root).filter(({ type }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(type.value),
  )
  const inMails = originals.flatMap(part =>
    readIds(
      headOf(
        textOf(part)
          .slice(0, 64_000)
          .split(/\r?\n\r?\n/, 1)[0] ?? '',
      ).first('message-id'),
    ),
  )
  const inWords = [...text.slice(0, 100_000).matchAll(/^[ \t>]*message-id:\s*<([^<>\s]+)>/gim)].map(([, id = '']) => id)
  const ours = [...text.slice(0, 100_000).matchAll(/<(o\.[^<>\s@]{1,200}@[^<>\s@]{1,253})>/g)]
    .map(([, id = '']) => id)
    .filter(id => sentDomain !== undefined && id.toLowerCase().endsWith(`@${sentDomain.toLowerCase()}`))
  const answered = readIds(root.head.first('in-reply-to'))
  const found = [...inMails, ...inWords, ...ours, ...answered, ...root.head.all('references').flatMap(readIds).toReversed()]
  return [...new Set(found)].slice(0, 50)
}

function partsOf(part: Part): readonly Part[] {
  return [part, ...part.parts.flatMap(partsOf)]
}

const textOf = ({ head, type, bytes }: Part): string =>
  decodeText(decodeTransfer(bytes.subarray(0, 200_000), head.first('content-transfer-encoding')), type.parameters.get('charset'))

const statusIn = (text: string | undefined): string | undefined =>
  /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text ?? '')?.[1]

/** A reply code says no more than its class. */
function replyCodeIn(text: string | undefined): string | undefined {
  const code = /(?:^|[\s:;<(])([45])\d\d(?=[\s-])/.exec(text ?? '')?.[1]
  return code === undefined ? undefined : `${code}.0.0`
}

const addressIn = (text: string | undefined): string | undefined =>
  /[^\s<>;:,"'()@]{1,64}@[^\s<>;:,"'()@]{1,255}/
    .exec(text ?? '')?.[0]
    .toLowerCase()
    .replace(/\.$/, '')

const whyOf = (text: string | undefined): string | undefined => said(oneLine(text ?? '').slice(0, 500))

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function given<T extends Readonly<Record<string, unknown>>>(values: T): Given<T> {
  // Boundary: entries lose the types of their names.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
