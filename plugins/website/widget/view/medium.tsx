/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { ShownPart } from '../../../kit/message.ts'
import { useAround } from './around.ts'
import { Icon } from './icon.tsx'

export type MediumPart = Exclude<ShownPart, { readonly type: 'card' }>

/** A picture, film, recording or file. Its place is kept before it has come, so nothing jumps. */
export function Medium({
  part: { type, mediaId, alt, name, bytes, width = 4, height = 3 },
}: {
  readonly part: MediumPart
}): VNode | null {
  const { t, formats, mediaAddress, spoken } = useAround()
  const address = mediaAddress(mediaId)
  if (address === undefined) return null
  const label = alt || name || t(type)
  const away = { href: address, target: '_blank', rel: 'noopener noreferrer', lang: spoken }
  if (type === 'image') {
    return (
      <a class="picture" title={t('newTab')} style={{ aspectRatio: shapeOf(width, height) }} {...away}>
        <img src={address} alt={label} loading="lazy" />
      </a>
    )
  }
  // biome-ignore lint/a11y/useMediaCaption: captions are not kept with a medium; its message says what it is
  if (type === 'video') return <video class="film" src={address} aria-label={label} controls preload="metadata" />
  // biome-ignore lint/a11y/useMediaCaption: as above
  if (type === 'audio') return <audio class="sound" src={address} aria-label={label} controls preload="metadata" />
  return (
    <a class="file" title={t('newTab')} {...away}>
      <Icon name="file" />
      <bdi>{name || label}</bdi>
      {bytes !== undefined && <small>{formats.size(bytes)}</small>}
    </a>
  )
}

/** The shape it has; very long and very high ones are cut. */
function shapeOf(width: number, height: number): number {
  return Math.min(2.4, Math.max(0.75, width / height))
}
