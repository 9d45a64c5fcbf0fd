import type { Meta, StoryObj } from '@storybook/react-vite'
import { FaceStage } from './face-stage.tsx'

export default { title: 'Widget/Launcher', component: FaceStage } satisfies Meta<typeof FaceStage>

type Story = StoryObj<typeof FaceStage>

const says = 'Questions about your roof? I can help with prices, planning and your order.'
const people = [{ name: 'Mette Holm' }, { name: 'Jonas Lind' }, { name: 'Ida Krogh' }]
const dark = { style: 'color-scheme:dark;--brand:#0f5c5a;--on:#fff;--side:20px;--bottom:20px' }

export const Alone: Story = {}
export const Unread: Story = { args: { unread: 3 } }
export const Prompt: Story = { args: { said: says } }
export const PromptDark: Story = { args: { said: says, shown: dark } }
export const PromptOfOne: Story = { args: { said: says, shown: { people: people.slice(0, 1), heading: 'Mette Holm' } } }
export const PromptOfThree: Story = {
  args: { said: says, shown: { people, heading: 'Mette Holm, Jonas Lind, and Ida Krogh' } },
}
export const PromptOfThreeDark: Story = {
  args: { said: says, shown: { ...dark, people, heading: 'Mette Holm, Jonas Lind, and Ida Krogh' } },
}

/** Opened, while the panel is on its way. */
export const Opening: Story = { args: { said: '', isFrame: true } }

/** The panel did not come. */
export const Failed: Story = { args: { said: 'The chat could not be opened. Check your connection. Try again', isFrame: true } }
