import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { PageStage } from './page-stage.tsx'
import { manyInGerman, some } from './problems.ts'

const sizes = {
  wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
  narrow: { name: 'Narrow', styles: { width: '1000px', height: '800px' } },
  phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
}

export default {
  title: 'Builder/Editor/Page',
  component: PageStage,
  parameters: { viewport: { options: sizes } },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof PageStage>

type Story = StoryObj<typeof PageStage>
type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas']

const body = within(document.body)
const drawn = async (canvas: Canvas): Promise<void> => {
  // Edges say the name too.
  await canvas.findByTitle('Pick a topic')
}
const press = async (name: string | RegExp): Promise<void> => {
  await userEvent.click(await body.findByRole('button', { name }))
}

export const Open: Story = { play: ({ canvas }) => drawn(canvas) }
export const OpenDark: Story = { args: { scheme: 'dark' }, play: Open.play }
export const Narrow: Story = { globals: { viewport: { value: 'narrow' } }, play: Open.play }
export const Phone: Story = {
  args: { problems: some },
  globals: { viewport: { value: 'phone' } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Publish' })),
}

export const NeverPublished: Story = {
  args: { isPublished: false },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await expect(await canvas.findByRole('switch', { name: /Live/ })).toBeDisabled()
  },
}

export const ReadOnly: Story = {
  args: { permissions: ['flows:read', 'channels:read', 'team:read'] },
  play: async ({ canvas }) => {
    await canvas.findByText('You may look, not change')
    await expect(canvas.queryByRole('button', { name: 'Publish' })).toBeNull()
  },
}

export const Loading: Story = { args: { answers: { 'GET /api/flows/pricing': 'never' } } }
export const Missing: Story = {
  args: { answers: { 'GET /api/flows/pricing': 404 } },
  play: async ({ canvas }) => void (await canvas.findByText('There is no such flow')),
}
export const Unreachable: Story = {
  args: { answers: { 'GET /api/flows/pricing': 403 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}

export const Problems: Story = {
  args: { problems: some },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('1 error')
    await canvas.findByText('Errors block publishing.')
  },
}

export const ProblemShown: Story = {
  args: { problems: some },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('1 error')
    await press(/Personal data/)
    await canvas.findByText('5 steps, shown')
    await canvas.findByText('Witness path,')
  },
}
export const ProblemShownDark: Story = { args: { ...ProblemShown.args, scheme: 'dark' }, play: ProblemShown.play }

export const ManyProblemsInGerman: Story = {
  args: { problems: manyInGerman, language: 'de' },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('4 Fehler')
    await canvas.findByRole('region', { name: 'Probleme' })
  },
}

export const PublishFirst: Story = {
  args: { isPublished: false },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('Publish')
    await body.findByText(/This is the first version/)
  },
}

export const PublishChanges: Story = {
  args: { problems: some.slice(1) },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('Publish')
    await body.findByText('“Hello.”')
  },
}
export const PublishChangesDark: Story = { args: { ...PublishChanges.args, scheme: 'dark' }, play: PublishChanges.play }

export const PublishRefused: Story = {
  args: { problems: some },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('Publish')
    await body.findByText('1 error keeps the flow from being published.')
  },
}

const publish: Story['play'] = async ({ canvas }) => {
  await drawn(canvas)
  await press('Publish')
  await userEvent.click(await within(await body.findByRole('dialog')).findByRole('button', { name: 'Publish' }))
}

export const Published: Story = {
  play: async context => {
    await publish(context)
    await body.findByRole('link', { name: 'See it on the demo page' })
  },
}

export const PublishStale: Story = {
  args: { answers: { 'POST /api/flows/pricing/publish': 409 } },
  play: async context => {
    await publish(context)
    await body.findByRole('button', { name: 'Look at what is new' })
  },
}

export const PublishFailed: Story = {
  args: { answers: { 'POST /api/flows/pricing/publish': 'offline' } },
  play: async context => {
    await publish(context)
    await within(await body.findByRole('dialog')).findByRole('button', { name: 'Try again' })
  },
}

export const SwitchOff: Story = {
  play: async ({ canvas }) => {
    await drawn(canvas)
    await userEvent.click(await canvas.findByRole('switch', { name: /Live/ }))
    await body.findByRole('button', { name: 'Switch off' })
  },
}

export const Versions: Story = {
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('draft 15')
    await canvas.findByText('12 open conversations')
  },
}

export const VersionsEmpty: Story = {
  args: { isPublished: false },
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('draft 15')
    await canvas.findByText('No version yet')
  },
}

export const VersionShown: Story = {
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('draft 15')
    await press(/^Version 1/)
    await canvas.findByText('You are looking at version 1. Nothing can be changed here.')
    await canvas.findByTitle('What is it about')
  },
}

export const Compare: Story = {
  play: async ({ canvas }) => {
    await drawn(canvas)
    await press('draft 15')
    await press('More for Version 3')
    await userEvent.click(await body.findByRole('menuitem', { name: 'Compare with the draft' }))
    const changes = within(await canvas.findByRole('region', { name: 'Changes' }))
    await changes.findByText('“Hello.”')
    await waitFor(() => expect(changes.getByText('1 removed')).toBeVisible())
  },
}
export const CompareDark: Story = { args: { scheme: 'dark' }, play: Compare.play }
