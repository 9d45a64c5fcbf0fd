import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ShapesStage } from './shapes-stage.tsx'

export default {
  title: 'Builder/Editor/Panel/Shapes',
  component: ShapesStage,
  parameters: {
    viewport: { options: { wide: { name: 'Wide', styles: { width: '1000px', height: '3200px' } } } },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof ShapesStage>

type Story = StoryObj<typeof ShapesStage>

const filled = {
  text: 'Some words',
  email: 'ada@example.com',
  address: 'https://example.com',
  day: '2026-12-31',
  hour: '14:32',
  long: 'One line\nand another',
  nullable: null,
  number: 15,
  positive: 0.5,
  yes: true,
  always: 'always',
  level: 2,
  size: 'large',
  sizes: ['small', 'large'],
  words: ['roof', 'panel'],
  numbers: [1, 2],
  point: [3, 'corner'],
  people: [{ name: 'Ada', age: 36, tags: ['maths'] }, { name: 'Alan' }],
  nested: { a: 'inside', deeper: { b: true } },
  either: 12,
  place: { lat: 55.6, lng: 12.5 },
  kind: { is: 'mail', to: 'ada@example.com' },
  headers: { accept: 'text/plain' },
  prices: { small: 10, large: 20 },
  anything: { any: ['thing', 1] },
  json: [1, 'two', null],
  tree: { name: 'root', children: [{ name: 'leaf', children: [] }] },
  special: 'as a text',
}

export const Empty: Story = { args: { config: {} } }
export const Filled: Story = { args: { config: filled } }
export const FilledDark: Story = { args: { config: filled, scheme: 'dark' } }
/** Nothing fits: whatever a file says stays to be seen, and nothing falls over. */
export const Wrong: Story = {
  args: {
    config: Object.fromEntries(
      Object.keys(filled).map((name, at) => [name, [{ odd: [null] }, [null, [1]], 'odd', 7, false][at % 5]]),
    ),
  },
}
export const ReadOnly: Story = { args: { config: filled, isReadOnly: true } }

/** Each kind of value is written as itself: numbers stay numbers. */
export const WritesEach: Story = {
  args: { config: {} },
  play: async ({ canvas }) => {
    const body = within(document.body)
    await userEvent.click(await canvas.findByRole('combobox', { name: 'Level' }).catch(() => canvas.findByLabelText('Level')))
    await userEvent.click(await body.findByRole('option', { name: '2' }))
    await userEvent.type(await canvas.findByLabelText('Point 1'), '7')
    await userEvent.click(canvas.getByLabelText('Anything'))
    await userEvent.paste('{"half":')
    await canvas.findByText(/This is no whole JSON yet/)
    await userEvent.paste(' true}')
    await waitFor(() => expect(canvas.queryByText(/This is no whole JSON yet/)).toBeNull())
  },
}
