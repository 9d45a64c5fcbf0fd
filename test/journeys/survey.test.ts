import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWidgetScene, openChat, type WidgetScene, write } from '../rig/widget-scene.ts'

let scene: WidgetScene
beforeAll(async () => {
  scene = await createWidgetScene()
})
afterAll(() => scene.close())

it('who was helped is asked how it was when the agent closes, answers with the keyboard, and goes on after a reload', async () => {
  const page = await scene.visit(`${scene.server.url}/demo?flow=talk-to-us`)
  const widget = await openChat(page)
  await write(page, 'My order is late')
  await widget.getByText('Looking for a person').first().waitFor()
  const { conversations } = await scene.team('GET /api/conversations')
  const { id } = conversations[0]
  const as = { id: 'mia', name: 'Mia' }
  await scene.team(`POST /api/conversations/${id}/messages`, { text: 'It is on its way', as })
  await widget.getByText('It is on its way').waitFor()
  await scene.team(`POST /api/conversations/${id}/close`, { as })

  await widget.getByText('How satisfied are you with this conversation?').waitFor()
  const low = widget.getByRole('radio', { name: '1 star, Very unsatisfied' })
  await low.waitFor()
  await low.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await widget.getByText('What could we have done better?').waitFor()
  await page.reload()
  await write(page, 'Tell me sooner')
  await widget.getByText('Thank you for your answer!').waitFor()

  const { conversation } = await scene.team(`GET /api/conversations/${id}`)
  expect(conversation.status).toBe('closed')
  const { entries } = await scene.team(`GET /api/conversations/${id}/log?after=0`)
  const recorded = entries.filter((entry: { type: string }) => entry.type === 'recorded')
  expect(recorded).toMatchObject([
    { kind: 'survey', data: { survey: 'after-chat', question: 'csat', kind: 'csat', score: 2, of: 5 } },
    { kind: 'survey', data: { kind: 'comment', score: 2, text: 'Tell me sooner' } },
  ])
  await page.context().close()
})
