import { IconFile, IconMovie, IconMusic, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { useClient } from '../../../api/api-context.tsx'
import classes from './media.module.css'

interface MediumPreviewProps {
  readonly id: string
  /** What its content was found to be: `image/png`. */
  readonly type: string | undefined
}

/** A medium at a glance: the picture itself, else a sign of what it is. What it is called is said beside it. */
export function MediumPreview({ id, type = 'image/' }: MediumPreviewProps) {
  const client = useClient()
  const [isBroken, setBroken] = useState(false)
  const Sign = type.startsWith('video/') ? IconMovie : type.startsWith('audio/') ? IconMusic : IconFile
  if (type.startsWith('image/') && !isBroken)
    return (
      <img
        className={classes.picture}
        src={client.address(`/api/media/${encodeURIComponent(id)}`)}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
      />
    )
  return (
    <span className={classes.sign}>
      {isBroken ? <IconPhoto size={20} stroke={1.5} aria-hidden="true" /> : <Sign size={20} stroke={1.5} aria-hidden="true" />}
    </span>
  )
}
