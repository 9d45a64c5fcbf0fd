import type { Carried, Outgoing, Recipient, Sent } from '../../../kit/server.ts'
import { composeCarried } from '../compose/carried.ts'
import { type Composed, composeLetter } from '../compose/letter.ts'
import { type EmailLine, isOwn } from '../email-line.ts'
import { countSent } from '../loops.ts'
import type { Notebook } from '../notebook.ts'
import { isSuppressed } from '../returned.ts'
import type { Worries } from '../worries.ts'
import { canAddress } from './address.ts'
import { endOf } from './end-of.ts'
import { isOfThisMail, type Mail, type Post } from './post.ts'

/** What leaves by one mailbox. */
export interface Outbound {
  send(to: Recipient, outgoing: Outgoing, about: { readonly key: string; readonly signal: AbortSignal }): Promise<Sent>
  /** Sends a letter of a conversation of another channel. */
  carry(letter: Carried, about: { readonly key: string; readonly signal: AbortSignal }): Promise<Sent>
  /** Connects and signs in. Rejects with what is wrong. */
  verify(): Promise<void>
  close(): void
}

/** How often a server that could not be reached is asked whether it can be now. */
const probeMs = 60_000

export function createOutbound(line: EmailLine, notebook: Notebook, worries: Worries, post: Post): Outbound {
  const { config, clock } = line
  const tries = new Map<string, number>()
  let cancelProbe = (): void => {}

  // Nothing is sent while the trouble holds: so somebody has to find out that it is over.
  const probe = (): void => {
    cancelProbe()
    cancelProbe = clock.after(probeMs, async () => {
      try {
        await post.verify()
        worries.tell('sending', undefined)
      } catch (error) {
        const { trouble } = endOf(error, 0)
        if (trouble) worries.tell('sending', trouble)
        probe()
      }
    })
  }
  const relay = `${config.smtpHost}:${config.smtpPort}`
  // What comes back of an automatic mail would go to nobody: no loop begins. Not every server takes that.
  const sendWithoutSender = async (mail: Mail): Promise<void> => {
    const isTaken = await notebook.inTurn(kept => Promise.resolve(kept.namesSender !== relay))
    if (!isTaken) return post.send(mail)
    try {
      await post.send({ ...mail, envelope: { from: '', to: recipientsOf(mail) } })
    } catch (error) {
      if (!isFinalRefusal(error)) throw error
      await post.send(mail)
      await notebook.inTurn(kept => line.keep({ ...kept, namesSender: relay }))
    }
  }
  const deliver = async (key: string, mail: Mail, signal: AbortSignal, isAutomatic = false): Promise<Sent> => {
    try {
      await unlessAborted(isAutomatic ? sendWithoutSender(mail) : post.send(mail), signal)
      tries.delete(key)
      worries.tell('sending', undefined)
      return { type: 'sent', id: `${mail.messageId}`.replace(/^<|>$/g, '') }
    } catch (error) {
      const before = tries.get(key) ?? 0
      const { sent, trouble } = endOf(error, before)
      if (sent.type === 'retry') remember(tries, key, before + 1)
      else tries.delete(key)
      if (trouble) {
        worries.tell('sending', trouble)
        probe()
      }
      return sent
    }
  }
  return {
    async carry(letter, { key, signal }) {
      const refusal = refusalOf(config, letter.to)
      if (refusal) return refusal
      const isSuppressedNow = await notebook.inTurn(kept => Promise.resolve(isSuppressed(kept, letter.to, clock.now())))
      return isSuppressedNow ? returnedBefore : deliver(key, mailOf(composeCarried(line, letter, key)), signal)
    },
    async send(to, outgoing, { key, signal }) {
      const refusal = refusalOf(config, to.id)
      if (refusal) return refusal
      const composed = composeLetter(line, to, outgoing, key)
      const silence = await notebook.inTurn(async kept => {
        if (isSuppressed(kept, to.id, clock.now())) return returnedBefore
        if (!composed.isAutomatic) return undefined
        const counted = countSent(kept, { to: to.id, body: composed.text, key }, clock.now(), config)
        if (counted.why !== undefined) return failed(counted.why, silences[counted.why])
        if (counted.kept !== kept) await line.keep(counted.kept)
        return undefined
      })
      if (silence) {
        line.log('an automatic mail was not sent', { code: silence.code })
        return silence
      }
      const attachments = await Promise.all(
        (outgoing.files ?? []).map(async ({ name, type, read }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(await read()),
        })),
      )
      const mail = { ...mailOf(composed), ...(attachments.length > 0 ? { attachments } : {}) }
      return deliver(key, mail, signal, composed.isAutomatic)
    },
    verify: () => post.verify(),
    close() {
      cancelProbe()
      post.close()
    },
  }
}

type Failed = Extract<Sent, { type: 'failed' }>

const failed = (code: string, why: string): Failed => ({ type: 'failed', code, why })

const returnedBefore = failed('address-returned', 'mails to this address came back')

/** Why no mail can leave to an address at all. */
function refusalOf(config: EmailLine['config'], to: string): Failed | undefined {
  if (config.address === '' || config.smtpHost === '') return failed('not-set-up', 'no server for outgoing mail is set up')
  if (!canAddress(to)) return failed('no-address', 'this is no address that mail can be sent to')
  return isOwn(config, to) ? failed('own-address', 'this is an address of the mailbox itself') : undefined
}

const silences = {
  'too-many': 'this address was sent as many automatic mails as it may be for now',
  repeated: 'this address was sent the same automatic mail within a day',
} as const

// Boundary between what is said and the wire: no name, subject or id gets a line break in, and nothing is fetched.
function mailOf(composed: Composed): Mail {
  const { messageId, thread, from, replyTo, to, cc, subject, text, html, headers, at } = composed
  return {
    messageId: `<${messageId}>`,
    from: { ...from },
    to: { ...to },
    ...(replyTo === undefined ? {} : { replyTo: { name: from.name, address: replyTo } }),
    ...(cc.length > 0 ? { cc: cc.filter(({ address }) => canAddress(address)).map(each => ({ ...each })) } : {}),
    ...(thread.inReplyTo === undefined ? {} : { inReplyTo: thread.inReplyTo }),
    ...(thread.references.length > 0 ? { references: [...thread.references] } : {}),
    subject,
    text,
    html,
    headers: { ...headers },
    date: new Date(at),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Automatic mails go to one person. */
function recipientsOf({ to }: Mail): string[] {
  return typeof to === 'object' && 'address' in to && to.address !== undefined ? [to.address] : []
}

/** The server will never take this mail, as it is. */
function isFinalRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  return isOfThisMail(error) && typeof status === 'number' && status >= 500
}

function remember(tries: Map<string, number>, key: string, count: number): void {
  tries.delete(key)
  tries.set(key, count)
  const [oldest] = tries.keys()
  if (tries.size > 10_000 && oldest !== undefined) tries.delete(oldest)
}

// The library cannot be stopped: whatever becomes of it, the mail goes out again under the same id.
function unlessAborted(sending: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('the mail server took too long'))
    signal.addEventListener('abort', stop, { once: true })
    sending.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
