import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { SentFile } from '../../../builder/inbox/thread/sent-file.tsx'

/** A roof of 800 by 300, so larger than a thread shows. */
const roof = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="300"><path fill="#b45309" d="M0 300 400 20 800 300z"/></svg>',
)}`

export default {
  title: 'Builder/Inbox file',
  component: SentFile,
  args: { href: roof, file: { name: 'my-roof.png', type: 'image/png', bytes: 3_100 } },
} satisfies Meta<typeof SentFile>

type Story = StoryObj<typeof SentFile>

export const Picture: Story = {
  play: async ({ canvas }) => {
    const picture = await canvas.findByRole('img', { name: 'my-roof.png' })
    await waitFor(() => expect(picture.getBoundingClientRect().width).toBeGreaterThan(300))
    await expect(picture.getBoundingClientRect().width).toBeLessThanOrEqual(320)
    await expect(picture.getBoundingClientRect().height).toBeLessThanOrEqual(240)
    await expect(canvas.getByRole('link', { name: 'my-roof.png' })).toHaveAttribute('rel', 'noopener noreferrer')
  },
}
