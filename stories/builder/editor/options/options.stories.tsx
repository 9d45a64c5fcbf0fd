import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { OptionsStage } from './options-stage.tsx'

export default {
  title: 'Builder/Editor/Options',
  component: OptionsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1200px', height: '3300px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '4200px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof OptionsStage>

type Story = StoryObj<typeof OptionsStage>

const filled = {
  languages: ['en', 'nl', 'de', 'da'],
  options: {
    typingDelayMs: 800,
    idleCloseMs: 5_400_000,
    hours: 'only-open',
    errorText: { en: 'Something went wrong here. One of us will answer you.' },
    consent: 'explicit',
    consentText: {
      en: 'We keep what you write for a year. Do you agree?',
      nl: 'We bewaren wat je schrijft een jaar. Ga je akkoord?',
    },
    communicate: { type: 'newsletter' },
    cookies: 'start',
    survey: { config: { survey: 'after-chat' } },
  },
} as const

export const Filled: Story = { args: { flow: filled } }

export const FilledDark: Story = { args: { flow: filled, scheme: 'dark' } }

export const FilledInGerman: Story = { args: { flow: filled, language: 'de' } }

/** Nothing has been set: what holds then is said. */
export const Untouched: Story = { args: { flow: {} } }

/** A language whose texts nobody would read any more is not taken away without a word. */
export const RemovingALanguage: Story = {
  args: { flow: filled },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Remove English' }))
    const dialog = within(document.body)
    await waitFor(() => expect(dialog.getByText(/are then read in Nederlands/)).toBeVisible())
  },
}

/** A survey that is switched on is drawn like the node it is. */
export const SwitchingTheSurveyOn: Story = {
  args: { flow: {} },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    await userEvent.click(await page.findByRole('switch', { name: 'Ask visitors how it was' }))
    await expect(await page.findByLabelText('Name of the survey')).toBeVisible()
  },
}

/** A text of one's own leads back to the usual one. */
export const ResettingAText: Story = {
  args: { flow: filled },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    await userEvent.click(await page.findByRole('button', { name: 'Reset to default' }))
    await waitFor(() => expect(page.queryByRole('button', { name: 'Reset to default' })).toBeNull())
  },
}

/** Mail is offered under a name of one's own. */
export const OfferingMail: Story = {
  args: { flow: {} },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    await userEvent.click(await page.findByRole('switch', { name: 'Offer visitors mail' }))
    await expect(await page.findByLabelText('Type of mail')).toHaveValue('newsletter')
  },
}

/** What is wrong stands at the setting. */
export const Wrong: Story = {
  args: {
    flow: { name: 'Pricing page', channel: 'kiosk', options: { typingDelayMs: 12_000 } },
    problems: [{ code: 'channel_unknown', severity: 'error', field: 'channel', message: 'The channel “kiosk” is not set up.' }],
  },
}

export const ReadOnly: Story = { args: { flow: filled, isReadOnly: true } }

export const OnAPhone: Story = { args: { flow: filled }, globals: { viewport: { value: 'phone' } } }
