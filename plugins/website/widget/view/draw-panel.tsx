/** @jsxImportSource preact */
import { render, type VNode } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { DrawnPanel, PanelProps } from './contract.ts'
import { dress } from './dress.ts'
import { firstPlace, keepWithin } from './focus.ts'
import { wearers } from './later.tsx'
import { PanelView } from './panel-view.tsx'
import { useTheme } from './use-theme.ts'
import { followViewport } from './viewport.ts'

/** Draws the panel into an element of its own; the caller puts it into a shadow root that has adopted `panelSheets`. */
export function drawPanel(first: PanelProps): DrawnPanel {
  const element = document.createElement('div')
  let { mode } = first
  const trap = (event: KeyboardEvent): void => {
    if (mode === 'full' && event.key === 'Tab') keepWithin(element, event)
  }
  const goOn = (): void => firstPlace(element)?.focus()
  const update = (props: PanelProps): void => {
    mode = props.mode
    render(<Dressed element={element} props={props} goOn={goOn} />, element)
  }
  element.addEventListener('keydown', trap)
  wearers.add(element)
  update(first)
  return {
    element,
    update,
    focus: () => firstPlace(element, true)?.focus(),
    destroy() {
      element.removeEventListener('keydown', trap)
      wearers.delete(element)
      render(null, element)
    },
  }
}

interface DressedProps {
  readonly element: HTMLElement
  readonly props: PanelProps
  readonly goOn: () => void
}

function Dressed({ element, props, goOn }: DressedProps): VNode {
  const theme = useTheme(props.config.display.theme)
  useLayoutEffect(() => dress(element, props, theme))
  useEffect(() => (props.mode === 'full' ? followViewport(element) : undefined), [element, props.mode])
  return <PanelView props={props} goOn={goOn} />
}
