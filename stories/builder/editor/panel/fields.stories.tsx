import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { FieldsStage } from './fields-stage.tsx'

export default {
  title: 'Builder/Editor/Panel/Fields',
  component: FieldsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1200px', height: '1500px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '1500px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof FieldsStage>

type Story = StoryObj<typeof FieldsStage>

const filled = {
  code: "const size = Number(vars.size)\n\nif (size > 50) {\n  return 'large, and this line is longer than the panel is wide'\n}\nreturn 'small'\n",
  variable: 'topic',
  property: 'firstName',
  duration: 5_400_000,
  hours: 'office',
  team: 'sales',
  list: 'newsletter',
  flow: 'pricing',
  node: 'topic',
  secret: 'crm-key',
  article: 'warranty',
  colour: '#0f5c5a',
}

const gone = {
  variable: 'nobody_sets_this',
  property: 'shoe_size',
  duration: 61_234,
  hours: 'weekend',
  team: 'fleet-of-maximiliane-freifrau-von-und-zu-hohenlohe-waldenburg',
  list: 'a-list-that-was-never-used-before-and-has-a-rather-long-name',
  flow: 'deleted-flow',
  node: 'deleted-node',
  secret: 'a-key-of-which-only-the-name-is-known',
  article: 'an-article-with-a-rather-long-id-that-does-not-fit-in-one-line',
  colour: 'teal',
}

/** Tab indents, Enter keeps the indent; after Escape Tab leads on. */
export const WritesCode: Story = {
  args: { config: {}, only: ['code'] },
  play: async ({ canvas }) => {
    const code = await canvas.findByRole('textbox', { name: 'Code' })
    await userEvent.click(code)
    await userEvent.keyboard('if (x) {{{Enter}return 1{Enter}')
    await expect(code).toHaveValue('if (x) {\n  return 1\n  ')
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}}')
    await expect(code).toHaveValue('if (x) {\n  return 1\n}')
    await userEvent.keyboard('{Escape}{Tab}')
    await expect(code).not.toHaveFocus()
  },
}

/** The server looks for articles: what is chosen keeps its name while another is looked for. */
export const FindsArticle: Story = {
  args: { config: { article: 'warranty' }, only: ['article'] },
  play: async ({ canvas }) => {
    const article = await canvas.findByLabelText('Article')
    await waitFor(() => expect(article).toHaveValue('How long is the warranty?'))
    await userEvent.click(article)
    await userEvent.click(await within(document.body).findByRole('option', { name: /Cancel an order/ }))
    await expect(article).toHaveValue('Cancel an order')
  },
}

/** Whoever may sees that a secret is not set, and sets it here. */
export const SetsSecret: Story = {
  args: { config: { secret: 'backup-key' }, only: ['secret'] },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set it' }))
    await within(document.body).findByRole('dialog', { name: 'Secret “backup-key”' })
  },
}

export const Empty: Story = { args: { config: {} } }

export const Filled: Story = { args: { config: filled } }

export const FilledDark: Story = { args: { config: filled, scheme: 'dark' } }

export const FilledInGerman: Story = { args: { config: filled, language: 'de' } }

/** Long names, and things that are not there any more: all of it stays to be seen. */
export const Unknown: Story = { args: { config: gone } }

export const Wrong: Story = { args: { config: gone, wrong: Object.keys(gone) } }

export const ReadOnly: Story = { args: { config: filled, isReadOnly: true } }

export const OnAPhone: Story = { args: { config: filled }, globals: { viewport: { value: 'phone' } } }

/** Hours of its own, with all that hours have. */
export const Schedule: Story = {
  args: {
    config: {
      schedule: { tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '09:00', to: '17:30' }], holidays: ['2026-12-25'] },
    },
    only: ['schedule'],
  },
}

export const ScheduleWrittenByHand: Story = { args: { config: { schedule: 'mo-fr' }, only: ['schedule'] } }

/** Another unit is another time; a time that does not go into the unit is said in its own. */
export const TimesAndUnits: Story = {
  args: { config: { duration: 61_234 }, only: ['duration'] },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    const amount = await page.findByLabelText('Duration')
    await expect(amount).toHaveValue('61234')
    await userEvent.clear(amount)
    await userEvent.type(amount, '90')
    await userEvent.click(page.getByLabelText('Unit of Duration'))
    await userEvent.click(await within(document.body).findByRole('option', { name: 'minutes' }))
    await expect(amount).toHaveValue('90')
  },
}

/** A name that nobody knows yet is made by typing it. */
export const NewVariable: Story = {
  args: { config: {}, only: ['variable'] },
  play: async ({ canvasElement }) => {
    const field = await within(canvasElement).findByLabelText('Variable')
    await userEvent.click(field)
    await userEvent.keyboard('roof_size')
    await expect(await within(document.body).findByRole('option', { name: 'New variable “roof_size”' })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect(field).toHaveValue('roof_size')
  },
}
