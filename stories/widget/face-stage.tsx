import { useLayoutEffect, useRef } from 'react'
import type { Shown } from '../../plugins/website/shown.ts'
import { createFace } from '../../plugins/website/widget/loader/face.ts'
import css from '../../plugins/website/widget/loader/loader.css?inline'
import { readSettings } from '../../plugins/website/widget/loader/settings.ts'
import { sample } from './sample.ts'

interface FaceStageProps {
  readonly shown?: Partial<Shown>
  readonly unread?: number
  /** What the card says. */
  readonly said?: string
  /** The card stands in for the panel. */
  readonly isFrame?: boolean
}

const style = 'color-scheme:light;--brand:#0f5c5a;--on:#fff;--side:20px;--bottom:20px'
const texts: Shown['texts'] = {
  language: 'en',
  dir: 'ltr',
  open: 'Open chat',
  close: 'Close chat',
  unread: '{count} unread',
  prompt: 'Message from Kestrel Solar',
  dismiss: 'Dismiss message',
  failed: '',
  retry: '',
}
const icon =
  'M3 20l1.3 -3.9c-2.324 -3.437 -1.426 -7.872 2.1 -10.374c3.526 -2.501 8.59 -2.296 11.845 .48c3.255 2.777 3.695 7.266 1.029 10.501c-2.666 3.235 -7.615 4.215 -11.574 2.293l-4.7 1'

/** The launcher and the card beside it, as they stand on a page before there is a panel. */
export function FaceStage({ shown, unread = 0, said, isFrame = false }: FaceStageProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = host
    if (!current) return
    readSettings('http://localhost:3000', {})
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
    const face = createFace(
      () => undefined,
      () => undefined,
    )
    face.draw({ ...sample().config.display, style, texts, icon, ...shown }, isFrame, unread, said, isFrame ? 'frame' : '')
    root.replaceChildren(face.layer)
  })
  // What is fixed to the window is fixed to the stage instead.
  return <div ref={host} data-face="" style={{ width: 420, height: 700, transform: 'translate(0)', background: '#f3f4f0' }} />
}
