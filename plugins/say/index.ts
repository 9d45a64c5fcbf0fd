import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

const media = z.strictObject({
  type: z.enum(['image', 'video', 'audio', 'file']),
  mediaId: field.media(),
  alt: field.localised().optional(),
})
const card = z.strictObject({
  type: z.literal('card'),
  title: field.localised(),
  text: field.localised().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  mediaId: field.media().optional(),
})

/** Says one or several bubbles; pictures, files and cards stand under the last of them. Several cards are a carousel. */
export const say = defineAction({
  id: 'say',
  icon: 'message',
  category: 'talk',
  config: z
    .object({
      text: field.localised(),
      more: z.array(field.localised()).max(10).default([]),
      parts: z
        .array(z.discriminatedUnion('type', [media, card]))
        .max(10)
        .default([]),
      delayMs: field.duration().optional(),
    })
    .refine(({ text, parts }) => parts.length > 0 || Object.values(text).some(line => line.trim() !== ''), {
      message: 'there is nothing to say',
      path: ['text'],
    }),
  ports: ['next'],
  summary: '{{text}}',
  texts,
  start({ config, say, render }) {
    const bubbles = [config.text, ...config.more].map(text => render(text)).filter(text => text !== '')
    const last = bubbles.pop() ?? render({})
    for (const text of bubbles) say({ text, delayMs: config.delayMs })
    if (last !== '' || config.parts.length > 0) say({ text: last, parts: config.parts, delayMs: config.delayMs })
    return 'next'
  },
})
