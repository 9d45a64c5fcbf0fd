import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { now } from '../../inbox/sample.ts'
import { plugins } from '../declared.ts'
import { PreviewStage } from './preview-stage.tsx'
import { running } from './views.ts'

/** Text messages, as a plugin of somebody's own brings them. */
const texts = {
  type: 'channel',
  id: 'gateway',
  icon: 'message',
  version: 1,
  config: {},
  display: {},
  delivery: 'push',
  limits: { textLength: 160, choices: 0, choiceLength: 0, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: false, typing: false, markdown: false },
  texts: { en: { name: 'Text messages by the Donaudampfschifffahrtsgesellschaft', fields: {}, display: {} } },
}
const channels = [
  { id: 'website', kind: 'website', revision: 1, config: {}, secrets: [], paused: false },
  { id: 'crm', kind: 'hook', revision: 1, config: {}, secrets: [], paused: false },
]
const bot = (seq: number, text: string) => ({ seq, at: now + seq, type: 'message', id: `b${seq}`, author: 'bot', text }) as const
const steps = [1, 2, 3, 4, 5].map(step => ({ id: `${step}`, label: `${step}` }))

/** All that channels show in different ways. */
const everything: PreviewView = {
  ...running,
  events: [
    ...running.events,
    { ...bot(5, 'A **bold** word, and what a roof looks like:'), parts: [{ type: 'image', mediaId: 'roof', alt: 'A roof' }] },
    { ...bot(6, 'When may we call?'), input: 'date' },
    { ...bot(7, 'How was this chat?'), input: 'rating', choices: steps },
    bot(8, 'Seven words that are said many times. '.repeat(8)),
  ],
}
const answers = { 'GET /api/channels': channels, 'GET /api/plugins': [...plugins, texts] }

export default {
  title: 'Builder/Editor/Preview of each channel',
  component: PreviewStage,
  args: { answers },
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

const opens =
  (tab: string, text: string | RegExp): NonNullable<Story['play']> =>
  async ({ canvas }) => {
    await userEvent.click(await canvas.findByText(tab))
    await canvas.findAllByText(text)
  }

export const Conversation: Story = { play: opens('Each channel', /Buttons become a numbered list/) }
export const ConversationDark: Story = { args: { scheme: 'dark' }, play: opens('Each channel', /Buttons become/) }
export const ConversationInGerman: Story = { args: { language: 'de' }, play: opens('Jeder Kanal', /nummerierten Liste/) }
export const ConversationOnAPhone: Story = {
  globals: { viewport: { value: 'phone' } },
  play: opens('Each channel', /Buttons become/),
}

/** Everything that becomes something else somewhere, also on a channel of a plugin of one's own. */
export const Everything: Story = {
  args: { view: everything },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText('Each channel'))
    const own = await canvas.findByRole('region', { name: /^Text messages/ })
    await expect(own).toHaveTextContent('1. A quote 2. My order')
    await expect(own).toHaveTextContent('Answer with a number from 1 to 5.')
  },
}

export const NothingSaidYet: Story = {
  args: { view: { ...running, events: [] } },
  play: opens('Each channel', 'Nothing was said yet'),
}
export const Waiting: Story = {
  args: { answers: { ...answers, 'GET /api/channels': 'never' } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText('Each channel'))
    await expect(canvas.queryByText('Nothing was said yet')).toBeNull()
  },
}
