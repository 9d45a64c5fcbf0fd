import type { ConversationRecord } from '../conversation/record.ts'
import type { Store } from '../store/contract.ts'

/** Writes variables into a conversation, as a turn in which no node hears anything. Gives the conversation as it is then. */
export async function setVars(
  store: Store,
  { id }: ConversationRecord,
  vars: Readonly<Record<string, unknown>>,
  now: number,
): Promise<ConversationRecord | undefined> {
  let written: ConversationRecord | undefined
  const [outcome] = await store.commit([
    {
      conversation: id,
      key: 'pretend',
      decide({ record }) {
        if (!record) return { write: false, answer: undefined }
        const turn = record.turn + 1
        written = { ...record, turn, vars: { ...record.vars, ...vars } }
        const set = Object.fromEntries(Object.entries(vars).map(([name, value]) => [`vars.${name}`, value]))
        const about = { turn, at: now, actor: 'system', event: { type: 'pretend' }, path: [], set }
        return {
          write: true,
          answer: undefined,
          commit: {
            record: written,
            turn: {
              turn,
              key: `pretend:${turn}`,
              print: '',
              at: now,
              ownSeq: 0,
              events: [],
              team: [],
              trace: { ...about, state: [record.state, record.state] },
            },
            timers: { set: [], cancel: [] },
            effects: { add: [], drop: [] },
            records: [],
          },
        }
      },
    },
  ])
  if (outcome && 'error' in outcome) throw outcome.error
  return written
}
