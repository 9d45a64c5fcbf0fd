import type { ProblemView } from '../../../runtime/api/contract.ts'
import type { Client } from '../../api/client.ts'
import { browserClock, type Clock } from '../../clock.ts'
import type { Live } from '../../live/contract.ts'
import type { Editor } from '../state/create-editor.ts'
import { type FlowDocument, flowOf } from '../state/document.ts'
import { sameJson } from '../state/same-json.ts'
import { isMoved } from './is-moved.ts'

/** Finds what is wrong with the flow after each edit, and puts it into the session. */
export interface Checker {
  /** Checks at once, and whenever something has changed. Gives what ends it. */
  start(): () => void
}

interface CheckerParts {
  readonly editor: Editor
  readonly client: Pick<Client, 'act'>
  readonly live: Pick<Live, 'subscribe'>
  readonly clock?: Clock
}

/** So often at most: who types is not ahead of it for longer than they look up. */
const apartMs = 100
const againMs = 3_000

/** One check at a time, of the newest document: what was edited meanwhile is checked next, once. */
export function createChecker({ editor, client, live, clock = browserClock }: CheckerParts): Checker {
  const { id } = editor.document().settings
  let checked: FlowDocument | undefined
  let startedAt = Number.NEGATIVE_INFINITY
  let isAsking = false
  let isWanted = false
  let callOff: (() => void) | undefined

  const soon = (ms: number): void => {
    callOff?.()
    callOff = clock.after(ms, () => void ask())
  }
  const want = (): void => {
    isWanted = true
    if (!isAsking) soon(Math.max(0, startedAt + apartMs - clock.now()))
  }
  const ask = async (): Promise<void> => {
    callOff = undefined
    if (!isWanted || isAsking) return
    const document = editor.document()
    isAsking = true
    isWanted = false
    startedAt = clock.now()
    try {
      const body = { flow: { ...flowOf(document) } }
      const { problems } = await client.act('POST /api/flows/:id/check', { params: { id }, body })
      checked = document
      show(problems)
    } catch {
      // What is known stays; the save beside it says that the server is out of reach.
      checked = undefined
      isWanted = true
      if (!hasEnded) soon(againMs)
      return
    } finally {
      isAsking = false
    }
    if (isWanted && !hasEnded) want()
  }
  const show = (problems: readonly ProblemView[]): void => {
    const { problems: known, lit } = editor.session.get()
    // A way that was lit for a problem goes out with it.
    const isLit = lit?.from !== 'problem' || problems.some(({ witness = [] }) => lit.nodes.every(id => witness.includes(id)))
    editor.see({
      problems: sameJson(known, problems) ? known : problems,
      checkedAt: clock.now(),
      ...(isLit ? {} : { lit: undefined }),
    })
  }
  let hasEnded = false

  return {
    start() {
      hasEnded = false
      want()
      const ends = [
        editor.history.listen(
          ({ document }) => document,
          document => {
            if (!checked || !isMoved(checked, document)) want()
          },
        ),
        // A flow that this one calls may have become another.
        live.subscribe('flow', frame => {
          if (frame.flow !== id) want()
        }),
        live.subscribe('plugins', want),
      ]
      return () => {
        hasEnded = true
        callOff?.()
        for (const end of ends) end()
      }
    },
  }
}
