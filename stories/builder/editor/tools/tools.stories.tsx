import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { ToolsStage } from './tools-stage.tsx'

export default {
  title: 'Builder/Editor/Tools',
  component: ToolsStage,
  parameters: {
    viewport: { options: { wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } } } },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof ToolsStage>

type Story = StoryObj<typeof ToolsStage>

const selected = (...items: string[]): Partial<Session> => ({ selection: { items: new Set(items), edges: new Set() } })
const spot = { x: 0, y: 0 }
const at = { x: 420, y: 160 }

/** What the column at the left offers. */
export const Whole: Story = {}

export const Dark: Story = { args: { scheme: 'dark' } }

/** Long names wrap. */
export const German: Story = { args: { language: 'de' } }

export const Found: Story = {
  async play({ canvas }) {
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Find a step' }), 'ema')
    await canvas.findByRole('button', { name: /^Email capture/ })
    await expect(canvas.queryByRole('button', { name: 'Say' })).toBeNull()
  },
}

export const NothingFound: Story = {
  async play({ canvas }) {
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Find a step' }), 'teleport')
    await canvas.findByText('No step is called that. Try another word.')
  },
}

/** As it is beside the preview. */
export const Folded: Story = {
  args: { isFolded: true },
  async play({ canvas }) {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add from “Logic”' }))
    await within(await screen.findByRole('dialog', { name: 'Add from “Logic”' })).findByRole('button', { name: 'If / then' })
  },
}

/** All actions at a point of the canvas. */
export const AddMenu: Story = { args: { open: { tool: 'add', at, where: { to: 'spot', spot } } } }

/** What is connected to a way out is nothing that begins by itself. */
export const AddToPort: Story = {
  args: { open: { tool: 'add', at, where: { to: 'port', node: 'welcome', port: 'next' } }, scheme: 'dark' },
  async play() {
    const menu = within(await screen.findByRole('dialog', { name: 'Add a step' }))
    await menu.findByRole('list', { name: 'Talk' })
    await expect(menu.queryByRole('list', { name: 'Triggers' })).toBeNull()
  },
}

export const MenuOfCanvas: Story = {
  args: { open: { tool: 'menu', at, on: 'canvas', spot } },
  async play() {
    await screen.findByRole('menuitem', { name: /^Add a step here/ })
  },
}

export const MenuOfNode: Story = {
  args: { open: { tool: 'menu', at, on: 'selection', spot }, seen: selected('welcome') },
  async play() {
    await screen.findByRole('menuitem', { name: /^Connect from here/ })
    await expect(screen.queryByRole('menuitem', { name: 'Align left' })).toBeNull()
  },
}

export const MenuOfSeveral: Story = {
  args: { open: { tool: 'menu', at, on: 'selection', spot }, seen: selected('start', 'welcome', 'topic'), language: 'de' },
  async play() {
    await screen.findByRole('menuitem', { name: 'Waagerecht verteilen' })
  },
}

/** What says a text, with the line in which it stands. */
export const Search: Story = {
  args: { open: { tool: 'search' } },
  async play({ canvas }) {
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Search in this flow' }), 'quote')
    await userEvent.keyboard('{Enter}')
    await canvas.findByText(/^1 of \d+$/)
  },
}

export const SearchFindsNothing: Story = {
  args: { open: { tool: 'search' }, scheme: 'dark' },
  async play({ canvas }) {
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Search in this flow' }), 'zzzz')
    await canvas.findByText('Not found')
  },
}

/** By keyboard: from which way out. */
export const ConnectFrom: Story = {
  args: { open: { tool: 'connect', node: 'topic' }, seen: selected('topic') },
  async play() {
    const dialog = within(await screen.findByRole('dialog', { name: /^Connect “/ }))
    await dialog.findByRole('button', { name: /^No reply.*Leads to “Done”/ })
  },
}

/** By keyboard: to what, of the flow or new. */
export const ConnectTo: Story = {
  args: { open: { tool: 'connect', node: 'welcome' }, seen: selected('welcome') },
  async play() {
    const dialog = within(await screen.findByRole('dialog', { name: /^Where does/ }))
    await userEvent.type(dialog.getByRole('searchbox'), 'wait')
    await waitFor(() => expect(dialog.getByRole('list', { name: 'New step in between' })).toBeVisible())
  },
}
