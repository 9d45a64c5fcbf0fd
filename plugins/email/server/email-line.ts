import type { Line } from '../../kit/server.ts'
import type { EmailConfig } from '../config.ts'

/** A mailbox's line to the runtime. */
export type EmailLine = Line<EmailConfig>

/** The part of an address after the last `@`, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Whom the mailbox speaks for: its name, else the domain of its address. */
export function brandOf({ name, address }: Pick<EmailConfig, 'name' | 'address'>): string {
  return name === '' ? domainOf(address) : name
}

/** Is it one of the mailbox's own addresses, with or without a mark behind a `+`? */
export function isOwn({ address, aliases }: Pick<EmailConfig, 'address' | 'aliases'>, asked: string): boolean {
  const bare = asked.toLowerCase().replace(/\+[^@]*@/, '@')
  return [address, ...aliases].some(own => own === asked.toLowerCase() || own === bare)
}
