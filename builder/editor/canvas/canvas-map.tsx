import { useComputedColorScheme } from '@mantine/core'
import { useReactFlow, useStore } from '@xyflow/react'
import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '../../clock.ts'
import type { CanvasNode } from '../picture/picture.ts'
import classes from './canvas.module.css'
import { drawMap, isSameMap, type MapScale, mapOf, mapSize } from './draw-map.ts'

interface CanvasMapProps {
  readonly nodes: readonly CanvasNode[]
  /** While something is dragged the map waits: it is drawn again when it is dropped. */
  readonly isWaiting: boolean
}

/** The whole flow in a corner. Painted, not built: thousands of elements that follow every step would cost more than the canvas. */
export const CanvasMap = memo(MapOf, (before, after) => after.isWaiting || (before.nodes === after.nodes && !before.isWaiting))

function MapOf({ nodes: latest }: CanvasMapProps) {
  const drawn = useRef(latest)
  if (!isSameMap(drawn.current, latest)) drawn.current = latest
  const nodes = drawn.current
  const { t } = useTranslation()
  const { setCenter, getZoom } = useReactFlow()
  const sheet = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  const map = useMemo(() => mapOf(nodes), [nodes])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours are another map
  useEffect(() => {
    // It may come after the cards.
    return browserClock.after(laterMs, () => {
      if (sheet.current) drawMap(sheet.current, nodes, map)
    })
  }, [nodes, map, scheme])

  const go = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { scale, x, y } = map
    void setCenter((event.clientX - left) / scale + x, (event.clientY - top) / scale + y, { zoom: getZoom() })
  }
  return (
    <div className={classes.map} role="img" aria-label={t('editor.canvas.tools.map')}>
      <div
        className={classes.mapField}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={go}
      >
        <canvas ref={sheet} className={classes.mapSheet} style={{ inlineSize: mapSize.width, blockSize: mapSize.height }} />
        <SeenPart map={map} />
      </div>
    </div>
  )
}

const laterMs = 60

/** The rectangle of what is seen. */
function SeenPart({ map: { scale, x, y } }: { readonly map: MapScale }) {
  const transform = useStore(state => state.transform)
  const width = useStore(state => state.width)
  const height = useStore(state => state.height)
  const [left, top, zoom] = transform
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))
  const from = { x: clamp((-left / zoom - x) * scale, mapSize.width), y: clamp((-top / zoom - y) * scale, mapSize.height) }
  const to = {
    x: clamp(((width - left) / zoom - x) * scale, mapSize.width),
    y: clamp(((height - top) / zoom - y) * scale, mapSize.height),
  }
  return (
    <div
      className={classes.seenPart}
      style={{ transform: `translate(${from.x}px, ${from.y}px)`, inlineSize: to.x - from.x, blockSize: to.y - from.y }}
    />
  )
}
