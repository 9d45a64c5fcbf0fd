import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { InboxStage } from './inbox-stage.tsx'

const sizes = {
  wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
  narrow: { name: 'Narrow', styles: { width: '1000px', height: '800px' } },
  phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
}

export default {
  title: 'Builder/Inbox',
  component: InboxStage,
  parameters: { viewport: { options: sizes } },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof InboxStage>

type Story = StoryObj<typeof InboxStage>

const frames: NonNullable<Story['args']>['frames'] = [
  { type: 'typing', conversation: 'lena', on: true },
  { type: 'looking', conversation: 'lena', users: [{ id: 'jonas', name: 'Jonas', typing: false }] },
]

export const Waiting: Story = {
  args: { frames },
  play: async ({ canvas }) => {
    await canvas.findByText('Nice. Is the roof survey free? Our roof is 40 years old.')
    await canvas.findByText('Lena is typing')
  },
}

export const WaitingDark: Story = { args: { frames, scheme: 'dark' }, play: Waiting.play }

export const Snippets: Story = {
  args: { frames },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Reply to Lena' }), '/surv')
    await expect(await canvas.findAllByRole('option')).toHaveLength(3)
    await userEvent.keyboard('{ArrowDown}')
    await expect(canvas.getByRole('option', { selected: true })).toHaveTextContent('/survey-free')
  },
}

export const SnippetsDark: Story = { args: { frames, scheme: 'dark' }, play: Snippets.play }

export const Narrow: Story = { args: { frames }, globals: { viewport: { value: 'narrow' } }, play: Waiting.play }

export const PhoneList: Story = {
  args: { path: '/inbox/unassigned' },
  globals: { viewport: { value: 'phone' } },
  play: async ({ canvas }) => void (await canvas.findByText('Pieter Vos')),
}

export const PhoneThread: Story = { args: { frames }, globals: { viewport: { value: 'phone' } }, play: Waiting.play }

export const Mention: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('tab', { name: 'Note' }))
    const field = await canvas.findByRole('textbox', { name: 'Note for the team' })
    await userEvent.type(field, 'Please look, @Jo')
    await userEvent.keyboard('{Enter}')
    await expect(field).toHaveValue('Please look, @Jonas ')
  },
}

export const AssignMenu: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Assign' }))
    await within(document.body).findByRole('option', { name: 'Jonas' })
  },
}

export const SnoozeMenu: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Snooze' }))
    await within(document.body).findByRole('button', { name: /In an hour/ })
  },
}

export const Keys: Story = {
  play: async ({ canvas }) => {
    await canvas.findByText('Pieter Vos')
    await userEvent.keyboard('r')
    await waitFor(() => expect(canvas.getByRole('textbox', { name: 'Reply to Lena' })).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('n')
    await waitFor(() => expect(canvas.getByRole('textbox', { name: 'Note for the team' })).toHaveFocus())
  },
}
