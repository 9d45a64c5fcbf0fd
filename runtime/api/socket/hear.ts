import type { Line, TurnNotice } from './line.ts'
import type { Stream } from './stream.ts'

/** Hears turns of a visitor's for one of their lines. */
export interface Hear {
  hear(line: Line, notice: TurnNotice): void
  /** Hears what was held back while an act was under way. */
  release(line: Line): void
}

export interface HearParts {
  readonly stream: Stream<Line>
  readonly tellElsewhere: (line: Line, notice: TurnNotice) => void
  readonly wake: (line: Line) => void
}

export function createHear({ stream, tellElsewhere, wake }: HearParts): Hear {
  const isTold = (line: Line, { turn, lastSeq }: TurnNotice): boolean => {
    const { place } = line
    if (!place) return false
    return turn ? stream.hear(line, place, { ...turn, entries: [] }) : lastSeq < place.seq
  }
  const hear = (line: Line, notice: TurnNotice, isAtRest: boolean): void => {
    const { held, place } = line
    if (held) held.push(notice)
    else if (place && place.conversation !== notice.conversation) tellElsewhere(line, notice)
    else if (!isAtRest || !isTold(line, notice)) {
      if (place) line.behind = true
      else line.astray = true
      wake(line)
    }
  }
  return {
    hear: (line, notice) => hear(line, notice, !line.busy),
    release(line) {
      const { held = [] } = line
      line.held = undefined
      for (const notice of held) hear(line, notice, true)
    },
  }
}
