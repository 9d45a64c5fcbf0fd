import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, within } from 'storybook/test'
import { plugins } from '../editor/declared.ts'
import { now } from '../inbox/sample.ts'
import { asks, broken, found, gone, installed, installedAnswer, weather } from './installed.ts'
import { SettingsStage } from './settings-stage.tsx'
import { mette } from './team.ts'

const answersWith = (given: ReturnType<typeof installedAnswer>) => ({
  'GET /api/plugins': plugins,
  'GET /api/plugins/installed': given,
})

export default {
  title: 'Builder/Settings/Plugins',
  component: SettingsStage,
  args: {
    path: '/settings/plugins',
    answers: answersWith(installedAnswer([weather, found, asks, broken, gone], ['@acme/parley-slack-note'])),
  },
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1280px', height: '1400px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '1800px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof SettingsStage>

type Story = StoryObj<typeof SettingsStage>

const shows =
  (text: string): NonNullable<Story['play']> =>
  async ({ canvas }) =>
    void (await canvas.findAllByText(text))

export const EveryState: Story = { play: shows('Weather') }
export const EveryStateDark: Story = { args: { scheme: 'dark' }, play: shows('Weather') }
export const EveryStateInGerman: Story = { args: { language: 'de' }, play: shows('Weather') }
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } }, play: shows('Weather') }

export const Empty: Story = {
  args: { answers: answersWith(installedAnswer([])) },
  play: shows('npm run new action my-action'),
}
export const EmptyInGerman: Story = {
  args: { answers: answersWith(installedAnswer([])), language: 'de' },
  play: shows('npm run new action my-action'),
}

export const Failed: Story = {
  args: { answers: { 'GET /api/plugins/installed': 500 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}

/** What is built in stands at the end, in the reader's words. */
export const BuiltIn: Story = {
  args: { answers: answersWith(installedAnswer([])), language: 'de' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /eingebaute Plugins/ }))
    await canvas.findByText('Website')
  },
}

/** Before any of its code runs: what it wants, and what that means. */
export const SwitchOn: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Switch on: “Plan a roof”' }))
    const dialog = await screen.findByRole('dialog')
    await within(dialog).findByText('reach any address on the internet')
    await within(dialog).findByText(/can do all that the server can/)
    await expect(within(dialog).getByRole('button', { name: 'Switch on' })).toBeEnabled()
  },
}
export const SwitchOnInGermanDark: Story = {
  args: { language: 'de', scheme: 'dark' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Einschalten: „Plan a roof“' }))
    await within(await screen.findByRole('dialog')).findByText('jede Adresse im Internet erreichen')
  },
}

/** It wants more than it was given: what is new is marked. */
export const WantsMore: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Look at it: “Tell a Slack channel”' }))
    const dialog = await screen.findByRole('dialog')
    await expect(await within(dialog).findAllByText('New')).toHaveLength(2)
  },
}

/** What it wants has changed since somebody read it: nothing is switched on. */
export const ChangedMeanwhile: Story = {
  args: { answers: { ...answersWith(installedAnswer([found])), 'PUT /api/plugins/roof-planner': 409 } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Switch on: “Plan a roof”' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Switch on' }))
    await within(dialog).findByRole('alert')
  },
}

export const SwitchOff: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Switch off: “Weather”' }))
    await within(await screen.findByRole('dialog')).findByText(/“Pricing page” and “Support/)
  },
}

export const WriteSecret: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set the secret “backup-key”' }))
    const panel = await screen.findByRole('dialog', { name: 'Secret “backup-key”' })
    await userEvent.click(await within(panel).findByRole('button', { name: 'Save' }))
    await within(panel).findByText('Write or paste the secret.')
    await userEvent.type(within(panel).getByRole('textbox', { name: 'Value' }), 'hush-hush')
  },
}

export const RemoveSecret: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More for api-key' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }))
    await screen.findByRole('dialog', { name: 'Remove the secret “api-key”?' })
  },
}

/** Names, places and words that do not fit in a line. */
export const LongWords: Story = {
  args: {
    language: 'de',
    answers: answersWith(
      installedAnswer([
        installed('donaudampfschifffahrtsgesellschaft', {
          name: 'Fahrpläne der Donaudampfschifffahrtsgesellschaft mit allen Anschlüssen und Verspätungen abfragen',
          origin: 'package',
          place: '@donaudampfschifffahrtsgesellschaft/parley-plugin-fahrplaene-und-anschluesse',
          state: 'broken',
          isStale: true,
          problems: [
            {
              file: 'sehr/tief/verschachtelt/und/lang/benannt/verspaetungsmeldungsempfaenger.ts',
              line: 1_204,
              field: 'config.verspaetungsmeldungsempfaenger.benachrichtigungseinstellungen',
              message: `Unexpected token${' and another one'.repeat(12)}`,
              remedy: 'Nehmen Sie sie weg.',
            },
          ],
          flows: [{ id: 'a', name: 'Fahrgastinformationssystem für die gesamte obere und untere Donau' }],
        }),
      ]),
    ),
  },
  play: async ({ canvas }) => void (await canvas.findByText('Nehmen Sie sie weg.')),
}

/** Who may only look changes nothing. */
export const ReadOnly: Story = {
  args: {
    answers: {
      ...answersWith(installedAnswer([weather, found])),
      'GET /api/session': { user: mette, permissions: ['plugins:read', 'flows:read'], expiresAt: now + 86_400_000 },
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('Weather')
    await expect(canvas.queryByRole('button', { name: /Switch/ })).toBeNull()
    await expect(canvas.queryByRole('button', { name: /secret/ })).toBeNull()
  },
}
