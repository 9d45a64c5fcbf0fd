import type { ConversationRecord } from '../../runtime/conversation/record.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { buildRecord, start, turnWork } from '../rig/record-builder.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A folder with an inbox that has been in use for years: most conversations are closed, one in twenty is not. */
export async function inboxFolder(conversations: number): Promise<string> {
  const folder = temporaryFolder()
  const store = await createSqliteStore({ folder })
  const say = createSayings()
  for (let first = 0; first < conversations; first += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, conversations - first) }, (_, at) => first + at)
    for (let turn = 1; turn <= turnsEach; turn += 1) {
      const outcomes = await store.commit(
        batch.map(number =>
          turnWork({
            id: conversationAt(number),
            at: start + number * 1_000 + turn,
            texts: [say(), say()],
            author: turn % 2 === 1 ? 'visitor' : 'bot',
            notes: turn === turnsEach && number % 9 === 0 ? [say()] : [],
            mentions: number % 45 === 0 ? [{ id: me, name: 'Admin' }] : [],
            change: { heardSeq: turn * 2 - 1, ...(turn === turnsEach ? standing(number) : begun(number)) },
            ...(turn === 2 && number % 4 === 0 ? { contact: { email: `person${number}@example.com`, said: {} } } : {}),
          }),
        ),
      )
      for (const outcome of outcomes) if ('error' in outcome) throw outcome.error
    }
  }
  for (let read = atOnce; read === atOnce; ) read = await store.search.index(atOnce)
  await store.close()
  return folder
}

export const conversationAt = (number: number): string => `stored-${number}`
/** Who asks with the administrator's token. */
const me = 'admin'

const turnsEach = 6
const atOnce = 500

const begun = (number: number): Partial<ConversationRecord> => ({
  visitorId: `v${Math.floor(number / 2)}`,
  inboxId: number % 10 === 0 ? 'sales' : 'main',
  channelId: number % 50 === 0 ? 'mail' : 'website',
  page: { url: 'https://www.example.com/pricing', title: 'Pricing' },
})

/** How it stands in the end. */
function standing(number: number): Partial<ConversationRecord> {
  const at = start + number * 1_000
  const frames = buildRecord({ id: '' }).frames
  const closed = number % 20 !== 0
  const state = closed ? 'closed.done' : (states[(number / 20) % states.length] ?? 'open.bot')
  return {
    state,
    frames: closed ? [] : frames,
    ...(closed ? { closedAt: at } : {}),
    ...(state.endsWith('queue') || state === 'open.agent' ? { waitingSince: at } : {}),
    ...(number % 3 === 0 ? { assignee: { id: number % 51 === 0 ? me : `user${number % 17}`, name: 'Mia' } } : {}),
    ...(number % 5 === 0 ? { team: { id: `team${number % 4}`, name: 'Sales' } } : {}),
    labels: number % 1_000 === 7 ? ['rare'] : number % 2 === 0 ? [`label${number % 30}`] : [],
    last: { author: 'bot', text: 'How did we do?', at },
  }
}

const states = ['open.bot', 'open.queue', 'open.agent', 'open.queue', 'open.agent', 'open.bot', 'snoozed.agent'] as const

/** Lines of words as languages have them: few are in most lines, most are in few. */
function createSayings(): () => string {
  let seed = 1
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const syllables = ['pa', 'ri', 'so', 'len', 'ta', 'mo', 'ke', 'vi', 'dor', 'sha', 'un', 'el']
  const words = Array.from({ length: 20_000 }, (_, rank) =>
    Array.from({ length: 2 + (rank % 3) }, () => syllables[Math.floor(random() * syllables.length)]).join(''),
  )
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'order'
  return () => Array.from({ length: 6 + Math.floor(random() * 12) }, word).join(' ')
}
