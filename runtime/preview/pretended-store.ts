import type { Store, TurnCommit, Work } from '../store/contract.ts'
import type { Pretence } from './pretence.ts'

/** The store of one preview: turns find the pretended contact vouched for. `written`: told what each has written. */
export function pretendedStore(store: Store, pretence: Pretence, written: (commit: TurnCommit) => void): Store {
  return {
    ...store,
    async commit(works) {
      const commits: (TurnCommit | undefined)[] = works.map(() => undefined)
      const pretended = works.map(
        (work, index): Work => ({
          ...work,
          decide(found, look) {
            const { contact } = pretence
            const decision = work.decide(contact ? { ...found, vouched: contact } : found, look)
            commits[index] = decision.write ? decision.commit : undefined
            return decision
          },
        }),
      )
      const outcomes = await store.commit(pretended)
      for (const [index, commit] of commits.entries()) {
        const outcome = outcomes[index]
        if (commit && outcome && 'answer' in outcome) written(commit)
      }
      return outcomes
    },
  }
}
