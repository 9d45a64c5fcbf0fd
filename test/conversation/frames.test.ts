import { expect, test } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createTalk } from '../rig/reference/talk.ts'
import { createScene } from '../rig/scene.ts'

const asking = flowOf('main', [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'done' }],
  ['done', 'say', { text: en('Hello {{vars.name}}') }],
])

test('a version that is not in memory is loaded and the turn taken again: it used to be taken for a broken flow', async () => {
  const scene = await createScene()
  await scene.publish(asking)
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], clientMsgId: 'x' })
  await scene.publish({ ...asking, name: 'Newer' })
  await scene.restart()
  const answered = await scene.runtime.turns.say(record.visitorId, record.id, 'y', { text: 'Ada' })
  expect(answered.events.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(['Ada', 'Hello Ada'])
  expect(answered.record).toMatchObject({ version: 1, state: 'open.bot' })
  await scene.close()
})

test.each(['run-flow', 'go-to'])(
  '%s to a flow that is switched off keeps the message and tells people: it used to refuse the visitor',
  action => {
    const talk = createTalk([
      flowOf('main', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('Your name?') }, { answered: 'other' }],
        ['other', action, { flow: 'elsewhere' }],
      ]),
    ])
    talk.begin()
    const turn = talk.says('Ada')
    expect(talk.lines).toEqual(['B Your name?', 'V Ada', '· open queue'])
    expect(turn.team).toContainEqual(expect.objectContaining({ type: 'halted', reason: 'flow_not_live' }))
  },
)
