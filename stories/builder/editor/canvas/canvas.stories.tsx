import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { ProblemView } from '../../../../runtime/api/contract.ts'
import { CanvasStage } from './canvas-stage.tsx'
import { largeFlow, pricing } from './pricing-flow.ts'

export default {
  title: 'Builder/Editor/Canvas',
  component: CanvasStage,
  args: { flow: pricing, viewport: { x: 10, y: 10, zoom: 0.9 } },
  parameters: {
    viewport: {
      options: { wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } } },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof CanvasStage>

type Story = StoryObj<typeof CanvasStage>

const path = ['start', 'welcome', 'topic', 'size', 'email']
const problem = (node: string, severity: ProblemView['severity']): ProblemView => ({
  code: 'text_missing',
  severity,
  node,
  message: 'The Danish text is missing.',
})
const problems = [problem('email', 'error'), problem('topic', 'warning'), problem('topic', 'warning'), problem('go', 'error')]

export const Drawn: Story = {
  play: async ({ canvas }) => {
    const node = await canvas.findByRole('group', { name: /^Ask, Pick a topic, leads to Large or small site/ })
    await expect(within(node).getByText('Saves to', { exact: false })).toHaveTextContent('Saves to topic')
    await expect(canvas.getByRole('group', { name: 'From “Welcome”, Next, to “Pick a topic”' })).toBeInTheDocument()
  },
}
export const Dark: Story = {
  args: { scheme: 'dark', seen: { selection: { items: new Set(['topic']), edges: new Set() }, problems } },
}
export const German: Story = { args: { language: 'de', seen: { language: 'de', problems } } }
export const Problems: Story = {
  args: { seen: { problems } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText('1 error')).toHaveLength(2)
    await expect(canvas.getByText('2 warnings')).toBeVisible()
  },
}
export const SelectedNode: Story = { args: { seen: { selection: { items: new Set(['topic']), edges: new Set() } } } }
export const SelectedSeveral: Story = {
  args: { seen: { selection: { items: new Set(['topic', 'size', 'note', 'frame']), edges: new Set() } } },
}
export const SelectedEdge: Story = {
  args: { seen: { selection: { items: new Set(), edges: new Set(['e3']) } } },
  play: async ({ canvas }) => {
    const edge = await canvas.findByRole('group', { name: /^From “Pick a topic”, A quote/ })
    await waitFor(() => expect(within(edge).getByRole('button', { name: 'Delete the connection' })).toBeVisible())
  },
}
export const LitPath: Story = { args: { seen: { lit: { nodes: path, from: 'problem' }, problems } } }
export const LitPathDark: Story = { args: { scheme: 'dark', seen: { lit: { nodes: path, from: 'preview' } } } }
export const Visitors: Story = {
  args: {
    seen: {
      visitors: new Map([
        ['topic', 3],
        ['people', 1],
      ]),
      problems,
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('3 here')).toBeVisible()
  },
}
export const Compared: Story = {
  args: {
    isReadOnly: true,
    seen: {
      marks: new Map([
        ['welcome', 'changed'],
        ['email', 'added'],
        ['callback', 'removed'],
      ]),
    },
  },
}
export const ReadOnly: Story = {
  args: { isReadOnly: true },
  play: async ({ canvas }) => {
    await canvas.findByText('Large or small site')
    await expect(canvas.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
  },
}
export const UnknownAction: Story = {
  args: {
    flow: {
      ...pricing,
      nodes: pricing.nodes.map(node => (node.id === 'help' ? { ...node, action: 'knowledge-search' } : node)),
    },
  },
}
export const Empty: Story = { args: { flow: { ...pricing, nodes: [], edges: [], notes: [], frames: [] } } }
export const EmptyReadOnly: Story = {
  args: { isReadOnly: true, flow: { ...pricing, nodes: [], edges: [], notes: [], frames: [] } },
}
export const OneNode: Story = {
  args: { flow: { ...pricing, id: 'one', nodes: pricing.nodes.slice(0, 1), edges: [], notes: [], frames: [] } },
}
export const FiftyNodes: Story = { args: { flow: largeFlow(50), viewport: { x: 40, y: 60, zoom: 0.6 } } }
export const FiveHundredNodes: Story = { args: { flow: largeFlow(500), viewport: { x: 40, y: 60, zoom: 1 } } }
export const FromFar: Story = { args: { flow: largeFlow(500), viewport: { x: 40, y: 40, zoom: 0.14 } } }
