import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { PreviewStage } from './preview-stage.tsx'
import { calling, inTrouble, over, withPeople } from './views.ts'

export default {
  title: 'Builder/Editor/Preview',
  component: PreviewStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof PreviewStage>

type Story = StoryObj<typeof PreviewStage>

export const Starting: Story = {
  args: { answers: { 'POST /api/previews': 'never' } },
  play: async ({ canvas }) => void (await canvas.findByText('Preview')),
}

export const Running: Story = { play: async ({ canvas }) => void (await canvas.findByText('“A quote”')) }
export const RunningDark: Story = { args: { scheme: 'dark' }, play: Running.play }
export const RunningPhone: Story = { globals: { viewport: { value: 'phone' } }, play: Running.play }
export const RunningGerman: Story = { args: { language: 'de' }, play: Running.play }

export const AsOnAPhone: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'As on a phone' }))
    await expect(canvas.getByRole('button', { name: 'As on a phone' })).toHaveAttribute('aria-pressed', 'true')
  },
}

export const Rules: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Rules' }))
    await canvas.findByText('Large or small site')
  },
}

export const Steps: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Steps' }))
    await canvas.findByRole('button', { name: 'Where to send it' })
  },
}

export const WritingAValue: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^topic:/ }))
    await expect(canvas.getByRole('textbox', { name: 'Value of topic' })).toHaveValue('A quote')
  },
}

export const Visitor: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Visitor:/ }))
    await userEvent.click(await within(canvasElement.ownerDocument.body).findByText('known'))
    await within(canvasElement.ownerDocument.body).findByDisplayValue('Robin')
  },
}

export const Calling: Story = {
  args: { view: calling },
  play: async ({ canvas }) => void (await canvas.findByText('POST https://crm.example.com/leads')),
}
export const WaitingForPeople: Story = {
  args: { view: withPeople('queue') },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Take over' })),
}
export const WithAnAgent: Story = {
  args: { view: withPeople('agent') },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Back to the flow' })),
}
export const Over: Story = {
  args: { view: over },
  play: async ({ canvas }) => void (await canvas.findByText('This conversation is over.')),
}
export const InTrouble: Story = {
  args: { view: inTrouble },
  play: async ({ canvas }) => void (await canvas.findByText(/cannot go on at/)),
}
export const InTroubleDark: Story = { args: { view: inTrouble, scheme: 'dark' }, play: InTrouble.play }
export const DraftChanged: Story = {
  args: { isDrawnOn: true },
  play: async ({ canvas }) => void (await canvas.findByText(/has changed since/)),
}
export const Ended: Story = {
  args: { isGone: true },
  play: async ({ canvas }) => void (await canvas.findByText('The preview has ended')),
}
export const Failed: Story = {
  args: { answers: { 'POST /api/previews': 500 } },
  play: async ({ canvas }) => void (await canvas.findByText('The preview could not start')),
}
