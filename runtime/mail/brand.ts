import type { Mailer } from './mailer.ts'

type Config = Readonly<Record<string, unknown>> | undefined

/** Who a mail speaks for: the sender's name, else what the channel is called, else the sender's domain. */
export function brandOf(config: Config, mailer: Pick<Mailer, 'name' | 'domain'>): string {
  if (mailer.name !== undefined) return mailer.name
  const name = config?.['name']
  return typeof name === 'string' && name !== '' ? name : mailer.domain
}

/** The channel's colour, as `#rrggbb`. */
export function colourOf(config: Config): string {
  const colour = config?.['colour']
  return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#0f5c5a'
}
