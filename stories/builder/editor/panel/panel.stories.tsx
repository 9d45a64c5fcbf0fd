import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor } from 'storybook/test'
import { descriptors } from '../declared.ts'
import { PanelStage } from './panel-stage.tsx'
import { asksSize, asksTopic, fetches, handsOver, problem, says, sets, surveys } from './samples.ts'

export default {
  title: 'Builder/Editor/Panel',
  component: PanelStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        tablet: { name: 'Tablet', styles: { width: '900px', height: '800px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const missing = problem('translation_missing', 'question', 'This text is missing in: da.', 'warning')

export const Ask: Story = { args: { nodes: [asksTopic], seen: { problems: [missing] } } }
export const AskDark: Story = { args: { nodes: [asksTopic], seen: { problems: [missing] }, scheme: 'dark' } }
export const AskInGerman: Story = { args: { nodes: [asksTopic], seen: { problems: [missing] }, language: 'de' } }
export const AskForNumber: Story = { args: { nodes: [asksSize], languages: ['en'] } }
export const AskReadOnly: Story = { args: { nodes: [asksTopic], isReadOnly: true } }
export const AskOnTablet: Story = { args: { nodes: [asksTopic] }, globals: { viewport: { value: 'tablet' } } }
export const AskOnPhone: Story = { args: { nodes: [asksTopic] }, globals: { viewport: { value: 'phone' } } }
export const AskEmpty: Story = { args: { nodes: [{ action: 'ask', config: {} }] } }

export const AskWithProblems: Story = {
  args: {
    nodes: [{ ...asksTopic, config: { ...asksTopic.config, choices: [], saveAs: undefined } }],
    seen: {
      problems: [
        missing,
        problem('invalid_config', 'choices', 'The field “choices” is not filled in right: there is nothing to choose from.'),
        problem(
          'text_too_long',
          'question.en',
          'The text has 9,020 characters; 8,000 arrive. Shorten it or split it.',
          'warning',
        ),
        problem(
          'unreachable',
          undefined,
          'Nothing leads to this step: no visitor will see it. Connect it or remove it.',
          'warning',
        ),
      ],
    },
  },
}

/** A problem in another language leads to its tab. */
export const JumpToLanguage: Story = {
  args: { nodes: [asksTopic], seen: { problems: [missing] } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Write it' }))
    const tab = await canvas.findByRole('tab', { name: /Dansk/ })
    await waitFor(() => expect(tab).toHaveAttribute('aria-selected', 'true'))
    await waitFor(() => expect(canvas.getByRole('textbox', { name: /Question/ })).toHaveFocus())
  },
}

export const Phrases: Story = {
  args: { nodes: [asksTopic] },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /What the bot says when/ }))
    await userEvent.click(await canvas.findByRole('button', { name: /Please tap one of the three/ }))
    await canvas.findByText('Instead of “Please pick one of these.”')
  },
}

export const Personalise: Story = {
  args: { nodes: [asksTopic, asksSize] },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Personalise' }))
    await userEvent.click(await screen.findByRole('option', { name: 'Last name' }))
    await userEvent.keyboard('you')
    await canvas.findByText('last name or you')
  },
}

export const Say: Story = { args: { nodes: [says], answers: { 'GET /api/media': { media: [roof()] } } } }
export const SetValue: Story = { args: { nodes: [sets] } }
export const Webhook: Story = { args: { nodes: [fetches, asksSize], selected: ['n1'] } }
export const Survey: Story = { args: { nodes: [surveys] } }
export const Handoff: Story = { args: { nodes: [handsOver] } }
export const HandoffInGerman: Story = { args: { nodes: [handsOver], language: 'de' } }
export const NothingToSet: Story = { args: { nodes: [{ action: 'start' }] } }
export const Several: Story = { args: { nodes: [says, asksSize, sets], selected: ['n1', 'n2', 'n3'] } }

export const NotInstalled: Story = {
  args: { nodes: [{ action: 'book-a-meeting', name: 'Talk to an advisor', config: { calendar: 'sales', minutes: 30 } }] },
}

/** Every action there is, with nothing filled in. */
export const EveryAction: Story = {
  args: { nodes: [] },
  render: args => (
    <div style={{ display: 'flex', flexWrap: 'wrap', blockSize: '100vh', overflow: 'auto' }}>
      {[...descriptors.keys()].map(action => (
        <div key={action} style={{ inlineSize: 320, blockSize: 560, overflow: 'hidden' }}>
          <PanelStage {...args} nodes={[{ id: action, action, config: {} }]} />
        </div>
      ))}
    </div>
  ),
}

function roof() {
  return { id: 'roof', name: 'roof.svg', type: 'image/svg+xml', bytes: 2_000, at: '2025-11-03T09:00:00Z' }
}
