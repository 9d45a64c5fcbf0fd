import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { contentAnswer, letterAnswer } from '../contract.ts'
import { letterPage, letterPolicy, remotePicturesIn } from '../letter-page.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const config = { limit: 'team' } as const
const tags = ['Conversations']
const params = z.object({ id: z.string(), seq: z.string().describe('Its “seq” in the conversation.') })
const pageQuery = z.object({
  remote: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      'With the pictures that lie elsewhere. The server fetches them: whoever has sent it learns that it is read, and not by whom.',
    ),
})
type Asked = Parameters<Sight>[0] & { readonly params: z.output<typeof params> }

/** What came as a letter, as far as no stream holds it: for the team alone. */
export function letterRoutes(
  app: Api,
  { store, remotePictures }: Pick<ApiParts, 'store' | 'remotePictures'>,
  sight: Sight,
): void {
  const placeOf = async (request: Asked): Promise<{ readonly id: string; readonly seq: number }> => {
    const id = conversationIn(request.params)
    if (!(await store.conversations.get(id, sight(request)))) throw new ParleyError('conversation_unknown', { id })
    const seq = /^[1-9]\d{0,8}$/.test(request.params.seq) ? Number(request.params.seq) : 0
    return { id, seq }
  }

  app.get(
    '/api/conversations/:id/messages/:seq/letter',
    {
      config,
      schema: {
        summary: 'What a letter repeats, and how it looked',
        description: 'Of a message whose “letter” says “hasFolded” or “hasHtml”.',
        tags,
        params,
        response: { 200: letterAnswer },
      },
    },
    async request => {
      const { id, seq } = await placeOf(request)
      const body = await store.letters.body(id, seq)
      if (!body) throw new ParleyError('letter_unknown', { id, seq })
      return { ...body, ...(remotePicturesIn(body.html ?? '').length > 0 ? { hasRemote: true as const } : {}) }
    },
  )

  app.get(
    '/api/conversations/:id/messages/:seq/page',
    {
      config,
      schema: {
        summary: 'A letter as it looked, to be shown in a frame',
        description: 'A page that nothing runs in, with the pictures that came with the letter.',
        tags,
        params,
        querystring: pageQuery,
        response: { 200: contentAnswer },
      },
    },
    async (request, reply) => {
      const { id, seq } = await placeOf(request)
      const html = (await store.letters.body(id, seq))?.html
      if (html === undefined) throw new ParleyError('letter_unknown', { id, seq })
      reply.headers({
        'content-security-policy': letterPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'private, no-store',
      })
      const remote = request.query.remote === 'true' ? await remotePictures(remotePicturesIn(html)) : undefined
      const page = letterPage(html, await store.letters.pictures(id, seq), remote)
      // Boundary: the schema of an answer that is a file says no more of it.
      return reply.type('text/html; charset=utf-8').send(page as never)
    },
  )

  app.get(
    '/api/conversations/:id/messages/:seq/original',
    {
      config,
      schema: {
        summary: 'A message as it came, byte for byte',
        description: 'Kept for 30 days.',
        tags,
        params,
        response: { 200: contentAnswer },
      },
    },
    async (request, reply) => {
      const { id, seq } = await placeOf(request)
      const original = await store.letters.original(id, seq)
      if (!original) throw new ParleyError('original_gone', { id, seq })
      reply.headers({
        'content-disposition': `attachment; filename="message-${seq}.eml"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      // Boundary: the schema of an answer that is a file says no more of it.
      return reply.type('message/rfc822').send((await unzip(original)) as never)
    },
  )
}

const unzip = promisify(gunzip)
