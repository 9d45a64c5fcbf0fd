import { z } from 'zod'
import { languageCode } from '../../../plugins/kit/language-code.ts'
import { cursor, language, list, pageSize, revision, shortId, webAddress } from './basics.ts'
import { instant } from './conversation.ts'

const texts = (most: number) => z.record(languageCode, z.string().trim().min(1).max(most))
const title = texts(200).describe('By language: { "en": "How do I cancel?" }.')
const body = texts(20_000).describe('Markdown, by language, as in the chat.')
const tags = z.array(z.string().trim().min(1).max(40)).max(20)
const url = webAddress.max(2_000).describe('Where it stands on a site. Without one it is read in the chat.')

const row = {
  id: z.string(),
  title: z.record(z.string(), z.string()),
  tags: list(z.string()),
  url: z.string().optional(),
  isPublished: z.boolean().describe('Visitors find only what is published.'),
  updatedAt: instant,
  updatedBy: z.string().describe('The actor: somebody of the team, a token, the server.'),
  revision: z.int(),
}

/** An article, as the team writes it. */
export const article = z.object({ ...row, body: z.record(z.string(), z.string()) }).meta({ id: 'Article' })

export const articlesQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Only those whose title, tags or id hold all these words, or their beginnings.'),
  tag: z.string().trim().min(1).max(40).optional().describe('Only those with this tag.'),
  published: z.enum(['true', 'false']).optional().describe('Only those that visitors find, or only the others.'),
  limit: pageSize(100, 50),
  before: cursor.optional(),
})
export const articlesAnswer = z.object({ articles: list(z.object(row)), next: z.string().optional() })

export const articleBody = z
  .strictObject({
    revision: revision.describe('The one you have read; 0 adds an article.'),
    title,
    body,
    tags: tags.default([]),
    url: url.optional(),
    isPublished: z.boolean().default(true),
  })
  .superRefine(({ title, body }, issues) => {
    const issue = (path: string, message: string): void => issues.addIssue({ code: 'custom', path: [path], message })
    if (Object.keys(title).length === 0) issue('title', 'the article has no title')
    for (const language of Object.keys(title))
      if (!Object.hasOwn(body, language)) issue('body', `it has no text in "${language}"`)
    for (const language of Object.keys(body))
      if (!Object.hasOwn(title, language)) issue('title', `it has no title in "${language}"`)
  })

export const articleSearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(2_000).describe('A question, as visitors ask it.'),
  language: language
    .default('en')
    .describe('The language of whoever asks: an article in another is found when it has no text in this one.'),
  tag: z.string().trim().min(1).max(40).optional().describe('Only those with this tag.'),
  limit: pageSize(20, 3),
})
export const articleSearchAnswer = z.object({
  articles: list(
    z.object({
      id: shortId,
      title: z.string(),
      excerpt: z.string().describe('What it says around what was searched for, as plain text.'),
      language: z.string(),
      url: z.string().optional(),
    }),
  ).describe('The best first; none when nothing comes near.'),
})
