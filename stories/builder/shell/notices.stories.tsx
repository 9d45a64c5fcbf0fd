import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Link } from 'wouter'
import { useLive } from '../../../builder/live/live-context.tsx'
import type { TeamServerFrame } from '../../../runtime/api/contract.ts'
import { AppStage, type Look } from '../app-stage.tsx'
import { mette, now } from '../inbox/sample.ts'

const answers = { 'GET /api/session': { user: mette, permissions: [], expiresAt: now + 86_400_000 } }
const frames: readonly TeamServerFrame[] = [
  { type: 'notice', why: 'waiting', conversation: 'roof', text: 'Since Monday they hum. Here is one, and the roof.', at: now },
  { type: 'notice', why: 'mention', conversation: 'inverter', from: 'Priya', text: '@Mette is this one of ours?', at: now },
]

function NoticesStage(look: Look) {
  return (
    <AppStage answers={answers} now={now} frames={frames} {...look}>
      <Page />
    </AppStage>
  )
}

/** Any page of the app; with a way to one of the conversations. */
function Page() {
  const live = useLive()
  useEffect(() => live.watch('roof'), [live])
  return <Link href="/inbox/unassigned/roof">The roof</Link>
}

export default { title: 'Builder/Notices', component: NoticesStage } satisfies Meta<typeof NoticesStage>

type Story = StoryObj<typeof NoticesStage>

export const Two: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('Somebody is waiting')
    await canvas.findByText('@Mette is this one of ours?')
  },
}
export const TwoDarkGerman: Story = { args: { scheme: 'dark', language: 'de' } }
/** Who opens what one is about has heard it. */
export const OneOpened: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('Somebody is waiting')
    await userEvent.click(canvas.getByRole('link', { name: 'The roof' }))
    await waitFor(() => expect(canvas.queryByText('Somebody is waiting')).not.toBeInTheDocument())
    await expect(canvas.getByText('@Mette is this one of ours?')).toBeVisible()
  },
}
