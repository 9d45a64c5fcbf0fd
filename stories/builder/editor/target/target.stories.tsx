import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { TargetStage } from './target-stage.tsx'

export default {
  title: 'Builder/Editor/Target',
  component: TargetStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1200px', height: '1900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '2600px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof TargetStage>

type Story = StoryObj<typeof TargetStage>

const filled = {
  pages: [
    { of: 'url', is: 'contains', value: '/prices' },
    { of: 'query', name: 'utm_source', is: 'equals', value: 'newsletter' },
  ],
  exceptPages: [{ of: 'url', is: 'wildcard', value: 'https://*.example.com/*/old' }],
  visitors: [
    {
      all: [
        { type: 'text', of: 'visitor.country', is: 'any-of', value: ['DK', 'DE'] },
        { type: 'number', of: 'visitor.seconds', is: 'at-least', value: 30 },
      ],
    },
    {
      all: [
        { type: 'boolean', of: 'visitor.known', is: 'true' },
        { type: 'text', of: 'contact.plan', is: 'equals', value: 'Gold' },
      ],
    },
  ],
  exceptVisitors: [{ all: [{ type: 'text', of: 'visitor.device', is: 'any-of', value: ['phone'] }] }],
} as const

/** Nothing has been said: it is for everybody on every page. */
export const Empty: Story = { args: { target: {} } }

export const Filled: Story = { args: { target: filled } }

export const FilledDark: Story = { args: { target: filled, scheme: 'dark' } }

export const FilledInGerman: Story = { args: { target: filled, language: 'de' } }

export const OnAPhone: Story = { args: { target: filled }, globals: { viewport: { value: 'phone' } } }

export const ReadOnly: Story = { args: { target: filled, isReadOnly: true } }

/** Each flow says in a sentence why it is shown or not, and which rules it goes by. */
export const Simulated: Story = {
  args: { target: filled },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    await expect(await page.findByText('They see “Pricing page: qualify leads”.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: '4 rules of Spring sale' }))
    await waitFor(() => expect(page.getByText('Seconds on the site is at least 30 (it is 10)')).toBeVisible(), {
      timeout: 10_000,
    })
    await userEvent.click(page.getByRole('button', { name: 'More about the visitor' }))
  },
}

/** What is wrong stands at its rule. */
export const Wrong: Story = {
  args: {
    target: {
      pages: [
        { of: 'url', is: 'contains', value: '' },
        { of: 'url', is: 'equals', value: '/prices' },
      ],
    },
    problems: [
      { code: 'target_invalid', severity: 'error', field: 'target.pages.0.value', message: 'Write what it is compared with.' },
      { code: 'target_rule_never', severity: 'warning', field: 'target.pages.1.value', message: 'No page is ever “/prices”.' },
    ],
  },
}

/** What somebody wrote by hand is kept as it is. */
export const WrittenByHand: Story = { args: { target: { pages: 'everywhere' } } }
