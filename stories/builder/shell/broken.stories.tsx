import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { AppStage, type Look } from '../app-stage.tsx'
import { mette, now } from '../inbox/sample.ts'

const answers = { 'GET /api/session': { user: mette, permissions: [], expiresAt: now + 86_400_000 } }

interface BrokenProps extends Look {
  readonly error: Error
}

function BrokenStage({ error, ...look }: BrokenProps) {
  return (
    <AppStage answers={answers} now={now} {...look}>
      <Breaks error={error} />
    </AppStage>
  )
}

function Breaks({ error }: { readonly error: Error }): never {
  throw error
}

export default { title: 'Builder/Broken', component: BrokenStage } satisfies Meta<typeof BrokenStage>

type Story = StoryObj<typeof BrokenStage>

const stands =
  (title: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const alert = await within(canvasElement).findByRole('alert')
    await expect(within(alert).getByRole('heading')).toHaveTextContent(title)
  }

export const NotLoaded: Story = {
  args: { error: new TypeError('Failed to fetch dynamically imported module: /app/preview-panel.js') },
  play: stands('This part could not be loaded'),
}
export const NotLoadedDarkGerman: Story = {
  args: { ...NotLoaded.args, scheme: 'dark', language: 'de' },
  play: stands('Dieser Teil konnte nicht geladen werden'),
}
export const Crashed: Story = {
  args: { error: new Error('a picture of nothing') },
  play: stands('This part of the page has stopped working'),
}
