import type { Channels } from './channels.ts'

/** Is there any way to send a mail: the installation's own server, or a channel whose letters stand in for others? */
export function canMail(hasServer: boolean, channels: Pick<Channels, 'list'>): boolean {
  // A mailbox may be connected at any time.
  return hasServer || channels.list().some(({ kind, paused }) => kind.carries && !paused)
}
