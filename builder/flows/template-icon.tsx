import {
  type Icon,
  IconBook,
  IconCalendarEvent,
  IconFile,
  IconMessages,
  IconMoon,
  IconPlus,
  IconTargetArrow,
  IconTicket,
} from '@tabler/icons-react'
import classes from './templates.module.css'

const signs: Readonly<Record<string, readonly [Icon, string]>> = {
  'target-arrow': [IconTargetArrow, 'talk'],
  'calendar-event': [IconCalendarEvent, 'integrations'],
  ticket: [IconTicket, 'people'],
  moon: [IconMoon, 'logic'],
  book: [IconBook, 'ask'],
  messages: [IconMessages, 'people'],
  plus: [IconPlus, 'trigger'],
}

/** The sign of a template, in a colour of its own. */
export function TemplateIcon({ name, size = 16 }: { readonly name: string; readonly size?: number }) {
  const [Sign, colour] = signs[name] ?? [IconFile, 'trigger']
  return <Sign className={classes.sign} data-colour={colour} size={size} stroke={1.75} aria-hidden="true" />
}
