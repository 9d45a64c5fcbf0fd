import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { Conflict } from '../../../../builder/editor/state/conflict.ts'
import { pricing } from '../canvas/pricing-flow.ts'
import { SaveStage } from './save-stage.tsx'

export default {
  title: 'Builder/Editor/Saving',
  component: SaveStage,
  args: { answer: { revision: 8, flow: pricing } },
} satisfies Meta<typeof SaveStage>

type Story = StoryObj<typeof SaveStage>

const node = (id: string) => pricing.nodes.find(each => each.id === id)
const welcome = node('welcome')
const topic = node('topic')
const texts = (en: string, de: string) => ({ ...welcome, config: { ...welcome?.config, text: { en, de } } })
const edge = pricing.edges.find(({ source }) => source === 'topic')

const conflicts: readonly Conflict[] = [
  {
    kind: 'nodes',
    id: 'welcome',
    clashes: [],
    mine: texts('Good day. I can help with prices.', 'Guten Tag. Ich helfe bei Preisen.'),
    theirs: {
      ...texts(
        'Welcome. Ask me anything about prices, planning, your order, or the roof that you think of covering, and I will find out.',
        'Willkommen. Fragen Sie mich.',
      ),
      name: 'Greeting',
    },
    edges: [],
  },
  { kind: 'nodes', id: 'topic', clashes: [], mine: topic, theirs: undefined, edges: [] },
  { kind: 'edges', id: edge?.id ?? '', clashes: [], mine: edge, theirs: { ...edge, target: 'welcome' }, edges: [] },
  {
    kind: 'settings',
    id: 'settings',
    clashes: [],
    mine: { name: 'Pricing page', inbox: 'main' },
    theirs: { name: 'Prices', inbox: 'main' },
    edges: [],
  },
]

const mette = { id: 'u_1', name: 'Mette Hald' }
const jonas = { id: 'u_2', name: 'Jonas Beck' }
const more = [
  mette,
  jonas,
  { id: 'u_3', name: 'Ida Holm' },
  { id: 'u_4', name: 'Karl-Heinz von der Tannenheide' },
  { id: 'u_5', name: 'Bo' },
]

export const Saved: Story = { args: { others: [mette, jonas] } }
export const Saving: Story = {
  args: { answer: 'never', isChanged: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Saving')).toBeVisible()
  },
}
export const SavedJustNow: Story = {
  args: { isChanged: true, others: [mette] },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^Saved, \d\d:\d\d$/)).toBeVisible())
  },
}
export const NotSaved: Story = {
  args: { answer: 'offline', isChanged: true, others: [mette, jonas] },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Not saved')).toBeVisible())
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeEnabled()
  },
}
export const NotSavedGermanDark: Story = { args: { ...NotSaved.args, language: 'de', scheme: 'dark' } }
export const ManyOthers: Story = { args: { others: more } }

const settle: Story['play'] = async ({ canvasElement }) => {
  const page = within(canvasElement.ownerDocument.body)
  const item = await page.findByRole('listitem', { name: 'Welcome' })
  await expect(within(item).getByText('Greeting')).toBeVisible()
  await userEvent.click(within(item).getByRole('button', { name: 'Take theirs' }))
  await waitFor(() => expect(page.queryByRole('listitem', { name: 'Welcome' })).toBeNull())
}
export const Conflicts: Story = { args: { conflicts } }
export const ConflictsDark: Story = { args: { conflicts, scheme: 'dark' } }
export const ConflictsGerman: Story = { args: { conflicts, language: 'de', others: more } }
export const ConflictSettled: Story = { args: { conflicts }, play: settle }
