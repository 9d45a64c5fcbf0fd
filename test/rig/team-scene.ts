import type { ConversationRecord } from '../../runtime/conversation/record.ts'
import type { RuntimeOptions } from '../../runtime/create-runtime.ts'
import { createPretendDirectory, type PretendDirectory } from './pretend-directory.ts'
import { createScene, type Scene } from './scene.ts'

/** A scene with people of a team who come and go. */
export interface TeamScene {
  readonly scene: Scene
  readonly directory: PretendDirectory
  /** Somebody opens the app, or closes it. */
  come(...users: readonly string[]): void
  go(...users: readonly string[]): void
  /** A visitor begins in a flow, and by that is handed over. */
  arrive(flow: string): Promise<ConversationRecord>
  record(id: string): Promise<ConversationRecord>
  /** What the team's log says of whom it was given to, and why: `mia round-robin`, `- nobody_available sales`. */
  given(id: string): Promise<readonly string[]>
  close(): Promise<void>
}

export async function createTeamScene(users: readonly string[], options: Partial<RuntimeOptions> = {}): Promise<TeamScene> {
  const directory = createPretendDirectory(...users)
  const scene = await createScene({ ...options, directory })
  let visitors = 0
  return {
    scene,
    directory,
    come(...users) {
      for (const user of users) scene.runtime.duty.came(user)
    },
    go(...users) {
      for (const user of users) scene.runtime.duty.left(user)
    },
    async arrive(flow) {
      visitors += 1
      const act = { text: 'Hello' }
      return (await scene.runtime.turns.begin({ flow, languages: ['en'], clientMsgId: `v${visitors}`, act })).record
    },
    async record(id) {
      const record = await scene.runtime.store.conversations.get(id)
      if (!record) throw new Error(`no conversation "${id}"`)
      return record
    },
    async given(id) {
      const log = await scene.runtime.store.conversations.log(id, 0, 500)
      return log.flatMap(entry => {
        if (entry.type === 'assigned') return [`${entry.assignee?.id ?? '-'} ${entry.why ?? entry.actor}`]
        return entry.type === 'unassigned' ? [`- ${entry.reason} ${entry.about ?? ''}`.trim()] : []
      })
    },
    close: () => scene.close(),
  }
}
