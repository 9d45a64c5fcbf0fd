import { useLayoutEffect, useRef } from 'react'
import type { DrawnPanel, PanelProps } from '../../plugins/website/widget/view/contract.ts'
import { drawPanel } from '../../plugins/website/widget/view/draw-panel.tsx'
import { loadExtras } from '../../plugins/website/widget/view/later.tsx'
import { panelSheets } from '../../plugins/website/widget/view/panel-sheets.ts'
import { type Sample, sample } from './sample.ts'

// A story is looked at when everything is there.
await loadExtras()

interface StageProps {
  readonly about: Sample
  /** Of the place it stands in, px. */
  readonly width?: number
  readonly height?: number
}

/** The real panel, in a shadow root as on a page, on a stage of a known size. */
export function PanelStage({ about, width = 412, height = 680 }: StageProps) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnPanel>(null)
  const props: PanelProps = sample(about)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a story has one panel for all its life
  useLayoutEffect(() => {
    const { current } = host
    if (!current) return undefined
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open' })
    const still = new CSSStyleSheet()
    // A story is looked at where movements end, not on the way.
    still.replaceSync('.panel, .panel * { animation-duration: 0s !important; animation-delay: 0s !important }')
    root.adoptedStyleSheets = [...panelSheets(), still]
    const panel = drawPanel(props)
    drawn.current = panel
    root.append(panel.element)
    return () => {
      panel.destroy()
      panel.element.remove()
    }
  }, [])
  useLayoutEffect(() => drawn.current?.update(props))
  // What is fixed to the window is fixed to the stage instead.
  return <div ref={host} data-panel="" style={{ width, height, transform: 'translate(0)', background: '#f3f4f0' }} />
}

/** What a story's `play` looks into: the panel drawn on the canvas. */
export function panelIn(canvas: HTMLElement): HTMLElement {
  const panel = canvas.querySelector('[data-panel]')?.shadowRoot?.querySelector('.panel')
  if (!(panel instanceof HTMLElement)) throw new Error('no panel on this canvas')
  return panel
}

/** One element in it. */
export function findIn(panel: HTMLElement, selector: string): HTMLElement {
  const found = panel.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`nothing is ${selector}`)
  return found
}

/** What has the focus in it: from outside, only its host has. */
export function focusIn(panel: HTMLElement): Element | null {
  const root = panel.getRootNode()
  return root instanceof ShadowRoot ? root.activeElement : null
}

/** Writes at once, as a paste does. */
export function fill(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('no field')
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
