import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

const config = z.object({
  subject: field.template().trim().min(1, 'the ticket has no subject').meta({ isOneLine: true }),
  text: field.template().optional(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).default('normal'),
  pipeline: z.string().trim().min(1).max(64).optional(),
})

/** Makes a ticket for the team, tied to the conversation and its contact. */
export const ticket = defineAction({
  id: 'ticket',
  icon: 'ticket',
  category: 'people',
  config,
  ports: ['next'],
  summary: '{{subject}}',
  texts,
  start({ config: { subject, text, priority, pipeline }, language, record, render }) {
    const filled = (template: string): string => render({ [language]: template }).trim()
    const words = text === undefined ? '' : filled(text)
    record('ticket', {
      // Where nothing is known that the subject names, what it names says more than nothing.
      subject: Array.from(filled(subject) || subject)
        .slice(0, longestSubject)
        .join(''),
      priority,
      ...(words === '' ? {} : { text: words }),
      ...(pipeline === undefined ? {} : { pipeline }),
    })
    return 'next'
  },
})

const longestSubject = 300
