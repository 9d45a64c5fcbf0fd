import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { FlowsStage } from './flows-stage.tsx'

export default {
  title: 'Builder/New flow',
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
  args: { path: '/flows?new=support-ticket' },
} satisfies Meta<typeof FlowsStage>

type Story = StoryObj<typeof FlowsStage>
const phone = { viewport: { value: 'phone' } }

export const FromTemplate: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: /Support ticket/ })).toBeChecked()
    await expect(canvas.getByLabelText('Name')).toHaveValue('Support ticket')
  },
}
export const FromTemplateDark: Story = { args: { scheme: 'dark' }, play: FromTemplate.play }
export const FromTemplatePhone: Story = { globals: phone, play: FromTemplate.play }
export const FromTemplateGerman: Story = {
  args: { language: 'de' },
  play: async ({ canvas }) => void (await canvas.findByDisplayValue('Support-Ticket')),
}
export const Blank: Story = {
  args: { path: '/flows?new' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: /Live chat/ }))
    await userEvent.click(canvas.getByRole('button', { name: 'Create flow' }))
    await canvas.findByText('Give it a name.')
  },
}
export const Refused: Story = {
  args: { answers: { 'POST /api/flows': 503 } },
  play: async ({ canvas }) => {
    await canvas.findByDisplayValue('Support ticket')
    await userEvent.click(canvas.getByRole('button', { name: 'Create flow' }))
    await canvas.findByRole('alert')
  },
}
export const TemplatesFailed: Story = {
  args: { answers: { 'GET /api/templates': 503 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}
