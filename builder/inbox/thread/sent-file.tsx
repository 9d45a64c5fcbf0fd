import { useState } from 'react'
import type { MessageView } from '../state/thread-items.ts'
import classes from './message-parts.module.css'
import { FileLink } from './message-parts.tsx'

/** What every browser shows as a picture, and the server has found to be one. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

interface SentFileProps {
  readonly href: string
  readonly file: NonNullable<MessageView['file']>
}

/** A file that somebody sent: a picture is seen, anything else and a picture that cannot be shown is a link. */
export function SentFile({ href, file: { name, type, bytes } }: SentFileProps) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken || !pictures.includes(type)) return <FileLink href={href} name={name} bytes={bytes} />
  return (
    <a className={classes.picture} href={href} target="_blank" rel="noopener noreferrer">
      <img src={href} alt={name} loading="lazy" onError={() => setBroken(true)} />
    </a>
  )
}
