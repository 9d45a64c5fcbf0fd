import { setTimeout } from 'node:timers/promises'
import { readMail } from '../../plugins/email/server/read/read-mail.ts'
import { createImapServer } from '../simulators/mail/imap-server.ts'
import type { Opened } from './channel-contract.ts'
import { mailText } from './mail-scene.ts'
import { createMailServer, type MailServer } from './mail-server.ts'

const secret = 'a password that no answer may ever hold'

/** People who write to a mailbox each channel has of its own, and read what they are answered. */
export async function openEmail(now: () => number): Promise<Opened> {
  const userOf = (channel: string): string => `${channel}@brand.example`
  const imap = await createImapServer({ [userOf('one')]: secret, [userOf('two')]: secret }, now)
  const smtp = await createMailServer({ password: secret })
  const here = {
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: '127.0.0.1',
    smtpPort: smtp.port,
  }
  let reports = 0
  /** What the mail server of whoever was written to says of what they were sent last. */
  const report = async (to: string, action: 'failed' | 'delivered', status: string): Promise<number> => {
    const about = smtp.mails.findLast(mail => isTo(mail, to))
    reports += 1
    const mail = [
      'Return-Path: <>',
      'From: mailer-daemon@corp.example',
      `To: ${userOf('one')}`,
      'Subject: What became of your mail',
      `Message-ID: <report-${reports}@corp.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; corp.example',
      '',
      `Final-Recipient: rfc822; ${to}@corp.example`,
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${about?.messageId}`,
      '',
      '--b--',
    ].join('\r\n')
    const uid = imap.deliver(userOf('one'), mail)
    return (await until(() => (imap.handled(userOf('one')) ?? 0) >= uid)) ? 200 : 504
  }
  const until = async (happened: () => boolean): Promise<boolean> => {
    for (let tries = 0; tries < 1_000 && !happened(); tries += 1) await setTimeout(20)
    return happened()
  }
  return {
    env: { PRIVATE_TARGETS: `127.0.0.1:${imap.port},127.0.0.1:${smtp.port}` },
    peer: {
      config: {},
      configOf: id => ({
        address: userOf(id),
        ...here,
        smtpSecurity: 'starttls',
        mostInTenMinutes: 100,
        mostADay: 1_000,
        repeats: true,
      }),
      secrets: { password: secret },
      taken: [200],
      apart: true,
      async bring(address, { id, from, text }) {
        const user = userOf(address.split('/').at(-2) ?? '')
        await until(() => imap.handled(user) !== undefined)
        const about = {
          from: `${from}@corp.example`,
          to: user,
          id: id.includes('@') ? id : `${id}@corp.example`,
          text,
          subject: text,
        }
        const uid = imap.deliver(user, mailText(about))
        return (await until(() => (imap.handled(user) ?? 0) >= uid)) ? 200 : 504
      },
      read: from =>
        smtp.mails.flatMap((mail, at) =>
          isTo(mail, from) ? [readMail(Buffer.from(smtp.raw[at] ?? ''), { ownAddresses: [], now: now() }).text] : [],
        ),
      tells: {
        delivered: to => report(to, 'delivered', '2.0.0'),
        returns: to => report(to, 'failed', '5.1.1'),
      },
      get names() {
        return smtp.mails.map(({ messageId = '' }) => messageId.slice(1, -1))
      },
    },
    async close() {
      await Promise.all([imap.close(), smtp.close()])
    },
  }
}

function isTo({ to }: MailServer['mails'][number], name: string): boolean {
  return [to].flat()[0]?.value[0]?.address === `${name}@corp.example`
}
