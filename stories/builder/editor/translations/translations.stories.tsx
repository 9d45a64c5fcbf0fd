import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { TranslationsStage, type TranslationsStageProps } from './translations-stage.tsx'

const shop: TranslationsStageProps['nodes'] = [
  {
    id: 'hi',
    action: 'say',
    name: 'Greeting',
    config: {
      text: {
        en: 'Hello {{contact.firstName|there}}! We build roofs.',
        nl: 'Hallo {{contact.firstName|daar}}! Wij bouwen daken.',
      },
    },
  },
  {
    id: 'topic',
    action: 'ask',
    name: 'Topic',
    config: {
      kind: 'choice',
      question: { en: 'What can we help you with?', nl: 'Waarmee kunnen we helpen?', de: 'Wobei können wir Ihnen helfen?' },
      choices: [
        { id: 'price', label: { en: 'Prices', nl: 'Prijzen', de: 'Preise' } },
        { id: 'service', label: { en: 'Service' } },
      ],
    },
  },
  { id: 'people', action: 'handoff', config: {} },
  {
    id: 'bye',
    action: 'close',
    name: 'A goodbye with quite a long name that does not fit',
    config: {
      farewell: { en: 'Thank you.\nHave a good day, and write to us whenever something comes up that we can help with.' },
    },
  },
]
const many: TranslationsStageProps['nodes'] = Array.from({ length: 2_000 }, (_, at) => ({
  id: `n${at}`,
  action: 'say',
  name: `Step ${at}`,
  config: { text: { en: `Line number ${at}`, ...(at % 3 === 0 ? {} : { nl: `Regel nummer ${at}` }) } },
}))

export default {
  title: 'Builder/Editor/Translations',
  component: TranslationsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
  args: { nodes: shop },
} satisfies Meta<typeof TranslationsStage>

type Story = StoryObj<typeof TranslationsStage>

const german: NonNullable<Story['play']> = async ({ canvas, canvasElement }) => {
  await userEvent.click(await canvas.findByRole('combobox', { name: /Language|Sprache/ }))
  await userEvent.click(await within(canvasElement.ownerDocument.body).findByRole('option', { name: /Deutsch/ }))
}

export const Texts: Story = { play: german }
/** What the options have visitors read stands with the rest. */
export const TextsOfOptions: Story = {
  args: {
    nodes: [],
    options: {
      consent: 'explicit',
      communicate: { type: 'news', text: { en: 'May we write to you about roofs?' } },
      errorText: { en: 'Something broke. One of us will answer you.' },
    },
    language: 'de',
  },
  play: async context => {
    await german(context)
    await context.canvas.findByText('Einwilligung zur Datenverarbeitung')
  },
}

export const TextsDark: Story = { args: { scheme: 'dark' }, play: german }
export const TextsPhone: Story = { globals: { viewport: { value: 'phone' } }, play: german }
export const TextsGerman: Story = { args: { language: 'de' }, play: german }
export const Written: Story = {
  play: async context => {
    await german(context)
    const { canvas } = context
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Missing only' }))
    const field = await canvas.findByRole('textbox', { name: 'Greeting, Text, in Deutsch' })
    await userEvent.type(field, 'Guten Tag')
    await expect(field).toBeInTheDocument()
    await userEvent.keyboard('{ArrowDown}')
    await expect(await canvas.findByRole('textbox', { name: 'Topic, Answers 2, in Deutsch' })).toHaveFocus()
  },
}
export const OneLanguage: Story = {
  args: { languages: ['en'] },
  play: async ({ canvas }) => void (await canvas.findByRole('textbox', { name: 'Greeting, Text, in English' })),
}
export const ReadOnly: Story = {
  args: { isReadOnly: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Greeting, Text, in Nederlands' })).toHaveAttribute('readonly')
    await expect(canvas.queryByRole('button', { name: 'Import CSV' })).toBeNull()
  },
}
export const Nothing: Story = {
  args: { nodes: [] },
  play: async ({ canvas }) => void (await canvas.findByText('Nothing to translate yet')),
}
export const Many: Story = {
  args: { nodes: many, languages: ['en', 'nl'] },
  play: async ({ canvas }) => {
    await canvas.findByText('667 of 2000 missing')
    await expect((await canvas.findAllByRole('row')).length).toBeLessThan(60)
  },
}
export const Imported: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Import CSV' }))
    const dialog = await within(canvasElement.ownerDocument.body).findByRole('dialog')
    const input = dialog.querySelector<HTMLInputElement>('input[type="file"]')
    if (!input) throw new Error('nothing takes a file')
    const file = 'id,de,fr\nhi/config.text,Guten Tag!,Salut\nbye/config.farewell,Danke.,\ngone/config.text,Weg,'
    await userEvent.upload(input, new File([file], 'shop.csv', { type: 'text/csv' }))
    await within(dialog).findByText('2 texts change.')
    await within(dialog).findByText(/without/)
    await within(dialog).findByRole('button', { name: 'Change 2 texts' })
  },
}
