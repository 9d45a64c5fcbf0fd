import { type Icon, IconBrandMessenger, IconForms, IconMail, IconMessage, IconWorld } from '@tabler/icons-react'

const icons: Readonly<Record<string, Icon>> = {
  website: IconWorld,
  messenger: IconBrandMessenger,
  email: IconMail,
  form: IconForms,
}

/** The sign of a kind of channel. */
export function ChannelIcon({ kind, size = 14 }: { readonly kind: string; readonly size?: number }) {
  const Sign = icons[kind] ?? IconMessage
  return <Sign size={size} stroke={1.75} aria-hidden="true" />
}
