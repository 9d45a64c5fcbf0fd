import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createTeamScene, type TeamScene } from '../rig/team-scene.ts'

let team: TeamScene
beforeEach(async () => {
  team = await createTeamScene(['mia', 'tom'])
  team.come('mia', 'tom')
  await team.scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'email' }],
      ['email', 'email-capture', { question: { en: 'Your email?' } }, { captured: 'topic' }],
      ['topic', 'ask', { question: { en: 'What is it about?' } }, { answered: 'people' }],
      ['people', 'handoff', { to: 'owner', ids: ['tom'] }],
    ]),
  )
})
afterEach(() => team.close())

/** Somebody names an address, and asks for help with something. Gives the conversation's id. */
async function ask(address: string, key: string, visitorId?: string): Promise<{ id: string; visitorId: string }> {
  const { turns } = team.scene.runtime
  const begun = await turns.begin({
    flow: 'help',
    languages: ['en'],
    clientMsgId: key,
    act: { text: address },
    ...(visitorId === undefined ? {} : { visitorId }),
  })
  return begun.record
}
const goOn = async ({ id, visitorId }: { id: string; visitorId: string }): Promise<readonly string[]> => {
  await team.scene.runtime.turns.say(visitorId, id, 'topic', { text: 'Panels' })
  return team.given(id)
}

/** Mia looks after whoever has this address. */
function own(address: string): void {
  const database = new DatabaseSync(join(team.scene.dataDir, 'parley.db'))
  database.prepare('update contact set owner = ? where email = ?').run('mia', address)
  database.close()
}

test('a contact goes to whoever looks after it, and to others while they are away', async () => {
  const [first, second] = [await ask('ada@corp.com', 'a'), await ask('bob@corp.com', 'b')]
  own('ada@corp.com')
  own('bob@corp.com')
  expect(await goOn(first)).toEqual(['mia owner'])
  team.directory.put({ id: 'mia', status: 'away' })
  expect(await goOn(second)).toEqual(['tom round-robin'])
})

test('somebody else who names that address learns nothing of it', async () => {
  await ask('ada@corp.com', 'a')
  own('ada@corp.com')
  expect(await goOn(await ask('ada@corp.com', 'b'))).toEqual(['tom round-robin'])
})
