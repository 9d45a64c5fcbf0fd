import type { Line } from '../../kit/server.ts'
import type { Memory } from './memory.ts'
import type { Understood } from './merge-news.ts'

/** Who may speak with a person: us, or another program or inbox of the Page. */
export interface Holders {
  /** Learns it from what has happened. Resolves once that is kept. */
  learn(all: readonly Understood[]): Promise<void>
  /** Says who has it now. */
  set(person: string, isOther: boolean): Promise<void>
}

const most = 500

export function createHolders(line: Pick<Line<unknown>, 'tell' | 'clock'>, memory: Memory): Holders {
  const { state } = memory
  const set = async (person: string, isOther: boolean): Promise<void> => {
    if (Object.hasOwn(state.held, person) === isOther) return
    const others = Object.entries(state.held).filter(([other]) => other !== person)
    state.held = Object.fromEntries(isOther ? [...others.slice(-most), [person, line.clock.now()]] : others)
    await memory.save()
    await line.tell({ type: 'held-by', of: { id: person }, holder: isOther ? 'other' : 'us' })
  }
  return {
    set,
    async learn(all) {
      // Of several the last one counts.
      const now = new Map(all.flatMap(holderOf))
      await Promise.all([...now].map(([person, isOther]) => set(person, isOther)))
    },
  }
}

/** What is only told to us belongs to somebody else; what somebody writes to us is ours again. */
function holderOf({ heard, happening }: Understood): readonly (readonly [person: string, isOther: boolean])[] {
  if (heard.type === 'incoming') return [[heard.incoming.from.id, happening.isStandby]]
  if (heard.type === 'echo' && happening.isStandby) return [[heard.to, true]]
  return heard.type === 'news' && heard.news.type === 'held-by' ? [[heard.news.of.id, heard.news.holder === 'other']] : []
}
