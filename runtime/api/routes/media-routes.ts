import { z } from 'zod'
import { mediumIn } from '../address-ids.ts'
import { contentAnswer, mediaAnswer, mediaQuery, mediumAnswer, removedAnswer, uploadBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import { sendFile } from '../send-file.ts'
import { allowUploads, takeUpload } from '../take-upload.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Media']

/** What the team shows: pictures, films, sounds and documents that messages, cards and settings name by id. */
export function mediaRoutes(app: Api, { media, settings }: ApiParts): void {
  allowUploads(app)

  app.post(
    '/api/media',
    {
      config,
      schema: {
        summary: 'Add a medium',
        description:
          'One file: png, jpg, gif, webp, avif, mp4, webm, mp3, ogg, wav or pdf. What it holds decides, and its name has to agree. Where pictures were taken, and with what, is taken out of png, jpg and webp.',
        tags,
        consumes: ['multipart/form-data'],
        body: uploadBody,
        response: { 201: mediumAnswer },
      },
    },
    async (request, reply) => {
      const { fileBytes } = settings.limits
      return reply.code(201).send({ media: await takeUpload(request, fileBytes, file => media.add(file, fileBytes)) })
    },
  )

  app.get(
    '/api/media',
    { config, schema: { summary: 'Media, newest first', tags, querystring: mediaQuery, response: { 200: mediaAnswer } } },
    ({ query }) => media.list(query),
  )

  mediumRoute(app, media)

  app.delete(
    '/api/media/:id',
    {
      config,
      schema: {
        summary: 'Remove a medium',
        description:
          'Not while a draft, the last version of a flow, one that conversations run on, or a setting shows it. What was said with it shows its text alone from then on.',
        tags,
        params,
        response: { 200: removedAnswer },
      },
    },
    async ({ params: address }) => {
      await media.remove(mediumIn(address))
      return { removed: true as const }
    },
  )
}

/** One medium, for whoever shows it. */
export function mediumRoute(app: Api, media: ApiParts['media']): void {
  app.get(
    '/api/media/:id',
    {
      config: { limit: 'reads' },
      schema: {
        summary: 'A medium itself',
        description: 'For everybody who knows its id, on every page. It never changes. Takes ranges.',
        tags,
        params,
        response: { 200: contentAnswer, 206: contentAnswer },
      },
    },
    async (request, reply) => {
      const { medium, content } = await media.open(mediumIn(request.params))
      reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
      const show = shows.test(medium.type) ? 'inline' : 'attachment'
      return sendFile(request, reply, medium, content, { show, cache: 'public, max-age=31536000, immutable' })
    },
  )
}

/** What browsers show without running anything in it. */
const shows = /^(image|audio|video)\//
