/** How an edge runs, and where on it buttons stand. */
export interface WayPath {
  readonly d: string
  readonly middle: { readonly x: number; readonly y: number }
}

/** Where an edge begins and ends. */
export interface Ends {
  readonly sourceX: number
  readonly sourceY: number
  readonly targetX: number
  readonly targetY: number
}

/** The level part of an edge that passes other columns. */
export interface Run {
  readonly left: number
  readonly right: number
  /** Where it is while nothing is in its way. */
  readonly level: number
  /** It leads back: past its own two cards as well. */
  readonly isBack: boolean
}

/** The run of an edge; undefined for one that only crosses the gap to the next column. */
export function runOf({ sourceX, sourceY, targetX, targetY }: Ends): Run | undefined {
  const across = targetX - sourceX
  if (across < shortest)
    return { left: targetX - aside, right: sourceX + aside, level: levelBack(sourceY, targetY), isBack: true }
  if (across <= widest) return undefined
  return { left: sourceX + turn, right: targetX, level: targetY, isBack: false }
}

/**
 * From a way out to a way in, level at both ends. It goes up or down in the gap behind its own column, and on the height of its end
 * from there. Where cards lie on that height it runs on another, the lane, and turns once more before its end. A way back goes around.
 */
export function wayPath(ends: Ends, lane?: number): WayPath {
  const { sourceX, sourceY, targetX, targetY } = ends
  const across = targetX - sourceX
  if (across < shortest) return wayBack(ends, lane ?? levelBack(sourceY, targetY))
  const wide = across > widest ? turn : across
  const level = lane ?? targetY
  const [turned, turning] = [sourceX + wide, targetX - wide]
  const start = `M${sourceX} ${sourceY}`
  if (lane === undefined || across <= widest)
    return {
      d: `${start}${bend(sourceX, sourceY, turned, targetY)}${across > widest ? `H${targetX}` : ''}`,
      middle: { x: sourceX + wide / 2, y: (sourceY + targetY) / 2 },
    }
  const down = level === sourceY ? '' : bend(sourceX, sourceY, turned, level)
  return {
    d: `${start}${down}H${turning}${bend(turning, level, targetX, targetY)}`,
    middle: { x: (turned + turning) / 2, y: level },
  }
}

/** Less than this between the columns, and there is no room to turn; more than this, and there is a column between them, px. */
const shortest = 24
const widest = 112

/** The gap between two columns, px. */
const turn = 56

/** To another height, level at both ends. */
function bend(fromX: number, fromY: number, toX: number, toY: number): string {
  const tangent = (toX - fromX) * 0.55
  return `C${fromX + tangent} ${fromY} ${toX - tangent} ${toY} ${toX} ${toY}`
}

function levelBack(sourceY: number, targetY: number): number {
  const isLoop = Math.abs(targetY - sourceY) < 4 * corner
  return isLoop ? Math.max(sourceY, targetY) + below : (sourceY + targetY) / 2
}

/** Around corners: right, to its level, left, and in. */
function wayBack({ sourceX, sourceY, targetX, targetY }: Ends, level: number): WayPath {
  const right = sourceX + aside
  const left = targetX - aside
  const first = cornerTo(level - sourceY)
  const second = cornerTo(targetY - level)
  const d = [
    `M${sourceX} ${sourceY}H${right - corner}`,
    `Q${right} ${sourceY} ${right} ${sourceY + first}V${level - first}`,
    `Q${right} ${level} ${right - corner} ${level}H${left + corner}`,
    `Q${left} ${level} ${left} ${level + second}V${targetY - second}`,
    `Q${left} ${targetY} ${left + corner} ${targetY}H${targetX}`,
  ].join('')
  return { d, middle: { x: (right + left) / 2, y: level } }
}

// Where there is no room for a whole corner it is a smaller one.
function cornerTo(across: number): number {
  return Math.sign(across) * Math.min(corner, Math.abs(across) / 2)
}

/** px */
const aside = 28
const corner = 12
const below = 120
