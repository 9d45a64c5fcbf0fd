/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { Icon } from './icon.tsx'

export interface AttachmentProps {
  readonly fileId: string
  readonly file: { readonly name: string; readonly type: string; readonly bytes: number }
}

/**
 * A file that somebody of the team has sent. It is the visitor's alone, so no plain address leads to it: it is fetched as they
 * are, pictures at once and others when they are asked for. Where a page's policy shows no picture, it stays a file.
 */
export function Attachment({ fileId, file: { name, type, bytes } }: AttachmentProps): VNode {
  const { t, actions, formats } = useAround()
  const [address, setAddress] = useState<string>()
  const [isShown, setShown] = useState(pictures.test(type))
  const [hasFailed, setFailed] = useState(false)
  const fetchIt = useCallback(async (): Promise<string | undefined> => {
    try {
      const fetched = await actions.download(fileId)
      setFailed(false)
      setAddress(fetched)
      return fetched
    } catch {
      setShown(false)
      setFailed(true)
      return undefined
    }
  }, [actions, fileId])
  useEffect(() => {
    if (pictures.test(type)) void fetchIt()
  }, [fetchIt, type])
  useEffect(() => () => void (address !== undefined && URL.revokeObjectURL(address)), [address])

  const save = async (): Promise<void> => {
    const href = address ?? (await fetchIt())
    if (href !== undefined) Object.assign(document.createElement('a'), { href, download: name }).click()
  }
  return (
    <div class="parts">
      <button
        type="button"
        class={isShown ? 'picture' : 'file'}
        onClick={() => void save()}
        aria-label={isShown ? name : undefined}
      >
        {isShown ? (
          address !== undefined && <img src={address} alt="" onError={() => setShown(false)} />
        ) : (
          <>
            <Icon name="file" />
            <bdi>{name}</bdi>
            <small>{hasFailed ? t('retry') : formats.size(bytes)}</small>
          </>
        )}
      </button>
    </div>
  )
}

const pictures = /^image\/(png|jpeg|gif|webp)$/
