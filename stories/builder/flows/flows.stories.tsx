import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { FlowsStage } from './flows-stage.tsx'
import { flows, many } from './kestrel.ts'

export default {
  title: 'Builder/Flows',
  component: FlowsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof FlowsStage>

type Story = StoryObj<typeof FlowsStage>
const phone = { viewport: { value: 'phone' } }
const found = [{ ...flows[2], found: 'Our warranty covers panels for 25 years and the inverter for 12.' }]

export const List: Story = { play: async ({ canvas }) => void (await canvas.findByText('Warranty and service')) }
export const ListDark: Story = { args: { scheme: 'dark' }, play: List.play }
export const ListPhone: Story = { globals: phone, play: List.play }
export const ListGerman: Story = { args: { language: 'de' }, play: List.play }
export const ListToRead: Story = {
  args: { permissions: ['flows:read', 'channels:read', 'team:read'] },
  play: async ({ canvas }) => {
    await canvas.findByText('Warranty and service')
    await expect(canvas.queryByRole('button', { name: 'New flow' })).toBeNull()
    await expect(canvas.getByRole('switch', { name: 'Warranty and service is on' })).toBeDisabled()
  },
}
export const Loading: Story = {
  args: { answers: { 'GET /api/flows': 'never', 'GET /api/templates': 'never' } },
  play: async ({ canvas }) => void (await canvas.findByRole('heading', { name: 'Flows' })),
}
export const Failed: Story = {
  args: { answers: { 'GET /api/flows': 503 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}
export const Empty: Story = {
  args: { answers: { 'GET /api/flows': [] } },
  play: async ({ canvas }) => void (await canvas.findByText('No flows yet')),
}
export const Many: Story = {
  args: { answers: { 'GET /api/flows': many } },
  play: async ({ canvas }) => void (await canvas.findByText('Campaign 59')),
}
export const ManyPhone: Story = { ...Many, globals: phone }
export const FoundByText: Story = {
  args: { answers: { 'GET /api/flows': found } },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'warranty')
    await canvas.findByText(/covers panels for 25 years/)
  },
}
export const OneChannel: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Website 5' }))
    await expect(canvas.queryByText('Page messages')).toBeNull()
  },
}
export const MovedByKeys: Story = {
  play: async ({ canvas }) => {
    const handle = await canvas.findByRole('button', { name: 'Move Warranty and service: place 3 of 5' })
    handle.focus()
    await userEvent.keyboard('{ArrowUp}')
    await expect(await canvas.findByRole('button', { name: 'Move Warranty and service: place 2 of 5' })).toHaveFocus()
    await expect(canvas.getByText('Warranty and service is now at place 2 of 5')).toBeInTheDocument()
  },
}
export const Menu: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Warranty and service' }))
    await within(canvasElement.ownerDocument.body).findByRole('menuitem', { name: 'Export XState machine' })
  },
}
export const Deleting: Story = {
  args: { answers: { 'DELETE /api/flows/warranty': 409 } },
  play: async ({ canvas, canvasElement }) => {
    const body = within(canvasElement.ownerDocument.body)
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Warranty and service' }))
    await userEvent.click(await body.findByRole('menuitem', { name: 'Delete' }))
    const dialog = within(await body.findByRole('dialog'))
    await dialog.findByText(/7 conversations are in it/)
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
    await dialog.findByRole('alert')
  },
}
export const Renaming: Story = {
  play: async ({ canvas, canvasElement }) => {
    const body = within(canvasElement.ownerDocument.body)
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Warranty and service' }))
    await userEvent.click(await body.findByRole('menuitem', { name: 'Rename' }))
    const dialog = within(await body.findByRole('dialog'))
    await userEvent.clear(await dialog.findByLabelText('Name'))
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await dialog.findByText('Give it a name.')
  },
}
