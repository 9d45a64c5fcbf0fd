import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { withKnowledge } from '../../../../builder/editor/live-chat/with-knowledge.ts'
import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'
import { PageStage } from '../page/page-stage.tsx'

export default {
  title: 'Builder/Editor/Live chat',
  component: PageStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '1100px' } },
        narrow: { name: 'Narrow', styles: { width: '1000px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof PageStage>

type Story = StoryObj<typeof PageStage>

const flow: Flow = flowModel.parse({
  format: 1,
  id: 'pricing',
  name: 'Talk to Kestrel Solar',
  kind: 'live-chat',
  languages: ['en', 'nl', 'de', 'da'],
  nodes: [
    { id: 'start', action: 'start' },
    {
      id: 'welcome',
      action: 'say',
      name: 'Welcome',
      config: { text: { en: 'Hello! Write to us here and one of us will answer.', nl: 'Hallo! Schrijf ons hier.' } },
      position: { x: 300, y: 0 },
    },
    { id: 'people', action: 'handoff', config: { askEmail: 'after', askEmailAfter: 60_000 }, position: { x: 600, y: 0 } },
    { id: 'bye', action: 'close', position: { x: 900, y: 0 } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'welcome' },
    { id: 'e2', source: 'welcome', port: 'next', target: 'people' },
    { id: 'e3', source: 'people', port: 'resolved', target: 'bye' },
  ],
})
const body = within(document.body)
const isThere: Story['play'] = async ({ canvas }) =>
  void (await canvas.findAllByText('Hello! Write to us here and one of us will answer.'))

/** What can be set of it without drawing stands beside the drawing. */
export const BesideTheCanvas: Story = { args: { flow }, play: isThere }
export const Dark: Story = { args: { flow, scheme: 'dark' }, play: isThere }
export const InGerman: Story = { args: { flow, language: 'de' }, play: isThere }
export const LooksIntoArticlesFirst: Story = {
  args: { flow: withKnowledge(flow, 'search') },
  play: async ({ canvas }) => expect(await canvas.findByRole('switch', { name: 'Search the articles first' })).toBeChecked(),
}
export const ReadOnly: Story = {
  args: { flow, permissions: ['flows:read', 'channels:read', 'team:read'] },
  play: async ({ canvas }) => expect(await canvas.findByRole('switch', { name: 'Search the articles first' })).toBeDisabled(),
}

/** There are two steps that hand over: which one is meant nobody can say, so the canvas has it. */
export const DrawnAnotherWay: Story = {
  args: {
    flow: flowModel.parse({
      ...flow,
      nodes: [...flow.nodes, { id: 'others', action: 'handoff', position: { x: 600, y: 300 } }],
    }),
  },
  play: async ({ canvas }) =>
    expect((await canvas.findAllByRole('button', { name: 'Go to the canvas' })).length).toBeGreaterThan(1),
}

/** Where there is little room a button shows it over the canvas. */
export const Narrow: Story = {
  args: { flow },
  globals: { viewport: { value: 'narrow' } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Live chat' })),
}
export const NarrowOpened: Story = {
  ...Narrow,
  play: async () => {
    await userEvent.click(await body.findByRole('button', { name: 'Live chat' }))
    const panel = await body.findByRole('complementary', { name: 'Live chat' })
    await expect(await within(panel).findByRole('button', { name: 'Close' })).toHaveFocus()
  },
}
export const PhoneOpened: Story = {
  args: { flow, language: 'de' },
  globals: { viewport: { value: 'phone' } },
  play: async () => userEvent.click(await body.findByRole('button', { name: 'Live-Chat' })),
}

/** It closes by the keys, and goes on where it was opened. */
export const ClosedByTheKeys: Story = {
  ...Narrow,
  play: async () => {
    await userEvent.click(await body.findByRole('button', { name: 'Live chat' }))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(body.getByRole('button', { name: 'Live chat' })).toHaveFocus())
  },
}
