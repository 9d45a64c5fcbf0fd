import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'

// Whole pages of the app are drawn, on machines that do more than that.
configure({ asyncUtilTimeout: 20_000 })

const preview: Preview = {
  parameters: {
    // A story that is not accessible fails.
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { disable: true },
  },
}

export default preview
