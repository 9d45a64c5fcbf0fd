import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { descriptors } from '../declared.ts'
import { CanvasStage } from './canvas-stage.tsx'
import { everyAction } from './every-action.ts'

export default {
  title: 'Builder/Editor/Cards',
  component: CanvasStage,
  args: { flow: everyAction('en'), viewport: { x: 24, y: 24, zoom: 0.65 } },
  parameters: { viewport: { options: { wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } } } } },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof CanvasStage>

type Story = StoryObj<typeof CanvasStage>

/** A card of each action, as an author might fill it in. */
export const EveryAction: Story = {
  play: async ({ canvas }) => {
    await canvas.findAllByText('Pick one of these')
    await expect(document.querySelectorAll('.react-flow__node-card')).toHaveLength(descriptors.size)
  },
}
export const EveryActionDark: Story = { args: { scheme: 'dark' } }
export const EveryActionInGerman: Story = { args: { language: 'de', flow: everyAction('de') } }
/** As each stands there when it has just been put on the canvas. */
export const EveryActionNew: Story = { args: { flow: everyAction('en', true) } }
