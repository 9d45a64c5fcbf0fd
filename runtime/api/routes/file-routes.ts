import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { visitorOf } from '../caller.ts'
import { contentAnswer, fileAnswer, uploadBody } from '../contract.ts'
import { conversationView } from '../conversation-view.ts'
import { ownConversation } from '../own-conversation.ts'
import type { Api, ApiParts } from '../parts.ts'
import { sendFile } from '../send-file.ts'
import type { Sight } from '../sight.ts'
import { allowUploads, takeUpload } from '../take-upload.ts'

const params = z.object({ id: z.string() })
const fileParams = z.object({ id: z.string(), fileId: z.string() })

/** Files that visitors give when they are asked for one, and that they and the team may have back. */
export function fileRoutes(app: Api, { files, store, settings }: ApiParts, sight: Sight): void {
  allowUploads(app)

  app.post(
    '/api/visitor/conversations/:id/files',
    {
      config: { limit: 'uploads' },
      schema: {
        summary: 'Upload a file that was asked for',
        description:
          'While the open question, of a flow or of an agent, has the input “file”. One file: png, jpg, gif, webp, pdf, docx, xlsx, pptx, odt, ods, odp, txt or csv. What it holds decides, and its name has to agree. Then say it: a message whose “fileId” is the id, within a day.',
        tags: ['Visitors'],
        params,
        consumes: ['multipart/form-data'],
        body: uploadBody,
        response: { 201: fileAnswer },
      },
    },
    async (request, reply) => {
      const record = await ownConversation(store, visitorOf(request).id, request.params)
      if (conversationView(record).pending?.input !== 'file') throw new ParleyError('file_not_asked', { id: record.id })
      const { fileBytes } = settings.limits
      const file = await takeUpload(request, fileBytes, incoming => files.add(record.id, incoming, fileBytes))
      const { id, name, type, bytes } = file
      return reply.code(201).send({ file: { id, name, type, bytes } })
    },
  )

  app.get(
    '/api/visitor/conversations/:id/files/:fileId',
    {
      config: { limit: 'reads' },
      schema: {
        summary: 'A file of the conversation',
        tags: ['Visitors'],
        params: fileParams,
        response: { 200: contentAnswer, 206: contentAnswer },
      },
    },
    async (request, reply) => {
      const record = await ownConversation(store, visitorOf(request).id, request.params)
      const { file, content } = await files.open(record.id, request.params.fileId)
      return sendFile(request, reply, file, content, { show: 'attachment' })
    },
  )

  app.get(
    '/api/conversations/:id/files/:fileId',
    {
      config: { limit: 'team' },
      schema: {
        summary: 'A file of the conversation, for the team',
        tags: ['Conversations'],
        params: fileParams,
        response: { 200: contentAnswer, 206: contentAnswer },
      },
    },
    async (request, reply) => {
      const id = await seen(request)
      const { file, content } = await files.open(id, request.params.fileId, 'team')
      return sendFile(request, reply, file, content, { show: 'attachment' })
    },
  )
  app.post(
    '/api/conversations/:id/uploads',
    {
      config: { limit: 'team' },
      schema: {
        summary: 'Upload a file to send',
        description:
          'One file: what visitors may send, and what the team may show. Then answer with it: a message whose “fileId” is the id, within a day.',
        tags: ['Conversations'],
        params,
        consumes: ['multipart/form-data'],
        body: uploadBody,
        response: { 201: fileAnswer },
      },
    },
    async (request, reply) => {
      const conversation = await seen(request)
      const { fileBytes } = settings.limits
      const file = await takeUpload(request, fileBytes, incoming => files.add(conversation, incoming, fileBytes, 'team'))
      const { id, name, type, bytes } = file
      return reply.code(201).send({ file: { id, name, type, bytes } })
    },
  )

  async function seen(request: Parameters<Sight>[0] & { readonly params: { readonly id: string } }): Promise<string> {
    const id = conversationIn(request.params)
    if (!(await store.conversations.get(id, sight(request)))) throw new ParleyError('conversation_unknown', { id })
    return id
  }
}
