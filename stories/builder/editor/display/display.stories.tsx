import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { DisplayStage } from './display-stage.tsx'

export default {
  title: 'Builder/Editor/Display',
  component: DisplayStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1200px', height: '1500px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '2300px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof DisplayStage>

type Story = StoryObj<typeof DisplayStage>

const languages = ['en', 'de']
const brand = {
  languages,
  display: {
    heading: { en: 'Kestrel Solar', de: 'Kestrel Solar' },
    alias: true,
    prompt: { en: 'Questions about your roof? I am here.', de: 'Fragen zu Ihrem Dach? Ich bin hier.' },
    desktop: 'open',
    openOnExit: true,
    openAfterMs: 20_000,
    openScrolled: 60,
  },
}
const people = { languages, display: { who: 'people', people: ['mette', 'ida', 'sales'], phone: 'prompt' } }

export const Brand: Story = { args: { flow: brand } }
export const BrandDark: Story = { args: { flow: brand, scheme: 'dark' } }
export const BrandInGerman: Story = { args: { flow: brand, language: 'de' } }
export const OnAPhone: Story = { args: { flow: brand }, globals: { viewport: { value: 'phone' } } }
export const People: Story = { args: { flow: people } }
export const Owner: Story = { args: { flow: { display: { who: 'owner', people: ['sales'] } } } }

/** Nothing has been set: what holds then is shown. */
export const Untouched: Story = { args: { flow: {} } }

/** It opens by itself, and nobody has said when. */
export const OpensNever: Story = { args: { flow: { display: { desktop: 'open' } } } }
export const OpensTooSoon: Story = { args: { flow: { display: { desktop: 'open', openAfterMs: 2_000 } } } }
export const ReadOnly: Story = { args: { flow: brand, isReadOnly: true } }

/** The picture is that of the device, in the colours and the language that are picked. */
export const PictureOfAPhone: Story = {
  args: { flow: brand },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    const picture = await page.findByRole('img', { name: /Questions about your roof/ })
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Language' }), 'de')
    await expect(await page.findByRole('img', { name: /Fragen zu Ihrem Dach/ })).toBe(picture)
    await userEvent.click(page.getByText('Dark', { selector: 'span' }))
    await userEvent.click(page.getByText('Phone', { selector: 'span' }))
    await waitFor(() => expect(page.getByRole('img', { name: 'The button, and the chat of Kestrel Solar' })).toBeVisible())
  },
}
