import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type Agent, createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'

let scene: JourneyScene
let ada: Agent

beforeAll(async () => {
  scene = await createJourneyScene()
  ada = await scene.agent('Ada')
})
afterAll(() => scene.close())

const sizes = [
  { id: 'small', label: en('Small') },
  { id: 'large', label: en('Large') },
]

describe('an agent gives back', () => {
  it('in the middle of a question: its choices stand again, and can be picked', async () => {
    await scene.publish(
      flowOf('size', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('Who are you?') }, { answered: 'size' }],
        [
          'size',
          'ask',
          { kind: 'choice', question: en('How large is the roof?'), choices: sizes, saveAs: 'size' },
          { answered: 'so' },
        ],
        ['so', 'say', { text: en('{{vars.size}}, then.') }, { next: 'people' }],
        ['people', 'handoff', { waiting: en('One moment'), askEmail: 'never' }],
      ]),
    )
    const visitor = await scene.visitor('size')
    await visitor.says('Sofie')
    await visitor.chat.getByRole('button', { name: 'Large' }).waitFor()
    const id = await ada.open('How large is the roof?', 'Bots')
    await ada.reply('Shall I look it up?')
    await visitor.sees('Shall I look it up?')
    await visitor.says('Please do')
    await ada.sees('Please do')
    await ada.press('Give back to the flow')
    await visitor.chat.getByText('The bot answers again').waitFor()
    await expect.poll(async () => (await visitor.lines()).filter(line => line === 'How large is the roof?')).toHaveLength(2)
    await visitor.chat.getByRole('button', { name: 'Large' }).last().click()
    await visitor.sees('One moment')
    await ada.sees('One moment')
    const { conversation } = await scene.team(`GET /api/conversations/${id}`)
    expect(conversation.owner).toBe('queue')
    expect((await scene.stored(id)).slice(-9)).toEqual([
      'A Ada: Shall I look it up?',
      'V Please do',
      '· Ada left',
      '· open, bot',
      'B How large is the roof?',
      'V Large',
      'B large, then.',
      'B One moment',
      '· open, queue',
    ])
    await visitor.leave()
  })

  it('in a handoff: back to the queue, where nothing is said; or on with the flow', async () => {
    await scene.publish(
      flowOf('passed-on', [
        ['start', 'start', {}, { next: 'topic' }],
        ['topic', 'ask', { question: en('What is it about?') }, { answered: 'people' }],
        ['people', 'handoff', { waiting: en('Wait here'), askEmail: 'never' }, { resolved: 'more' }],
        ['more', 'ask', { question: en('Anything else?') }, { answered: 'bye' }],
        ['bye', 'close', { farewell: en('Goodbye!') }],
      ]),
    )
    const visitor = await scene.visitor('passed-on')
    await visitor.says('A bill')
    const id = await ada.open('Wait here', 'Unassigned')
    await ada.reply('I will ask somebody')
    await visitor.sees('I will ask somebody')
    await ada.press('Give back to the flow')
    await ada.page.getByRole('menuitem', { name: 'Back to the queue' }).click()
    await ada.sees('You put it back in the queue.')
    await visitor.chat.getByText('Looking for a person').first().waitFor()
    await ada.reply('Here I am again')
    await visitor.sees('Here I am again')
    await ada.press('Give back to the flow')
    await ada.page.getByRole('menuitem', { name: 'Continue the flow' }).click()
    await visitor.sees('Anything else?')
    await visitor.says('No')
    await visitor.sees('Goodbye!')
    await ada.sees('The flow closed it.')
    expect(await scene.stored(id)).toEqual([
      'B What is it about?',
      'V A bill',
      'B Wait here',
      '· open, queue',
      '· open, agent',
      '· Ada joined',
      'A Ada: I will ask somebody',
      '· Ada left',
      '· open, queue',
      '· open, agent',
      '· Ada joined',
      'A Ada: Here I am again',
      '· Ada left',
      '· open, bot',
      'B Anything else?',
      'V No',
      'B Goodbye!',
      '· closed, bot',
    ])
    await visitor.leave()
  })
})
