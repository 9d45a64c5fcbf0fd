import type { EmailConfig } from '../config.ts'
import type { ReadMail } from './read/mail.ts'

/** What an admin's filters say of a mail: the first that fits. */
export function filteredBy(
  { filters }: Pick<EmailConfig, 'filters'>,
  { from, subject }: ReadMail,
): 'silent' | 'drop' | undefined {
  const senders = from.map(({ address, name }) => fold(`${name ?? ''} ${address}`))
  const found = filters.find(({ part, contains }) => {
    const wanted = fold(contains)
    return part === 'subject' ? fold(subject ?? '').includes(wanted) : senders.some(sender => sender.includes(wanted))
  })
  return found?.does
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase()
