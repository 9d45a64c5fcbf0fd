import type { Meta } from '@storybook/react-vite'
import { GalleryStage } from './gallery-stage.tsx'

/**
 * Every plugin by itself, drawn from nothing but what it declares: those that are built in and those of the data folder. Nothing is
 * listed here: `.storybook/own-plugins.ts` adds a story for each folder.
 */
export default {
  title: 'Plugins',
  component: GalleryStage,
  argTypes: {
    language: { control: 'inline-radio', options: ['en', 'de'] },
    scheme: { control: 'inline-radio', options: ['light', 'dark'] },
  },
  args: { language: 'en', scheme: 'light' },
  parameters: {
    controls: { disable: false },
    viewport: { options: { wide: { name: 'Wide', styles: { width: '1280px', height: '1200px' } } } },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof GalleryStage>
