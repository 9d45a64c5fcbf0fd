import { type ApiScene, adminToken, type Reply } from './api-scene.ts'

/** A flow that is tried out over HTTP: from the side of whoever draws it, and from the visitor's. */
export interface PreviewScene {
  readonly id: string
  /** The path of its page. */
  readonly page: string
  /** `call('POST /skip', {})`: as whoever has begun it. Gives the body of the answer. */
  call(what: string, body?: object): Promise<Reply['json']>
  /** `visit('GET /config')`: what the widget asks, under the address of the page. */
  visit(what: string, body?: object): Promise<Reply>
  /** What was said, in order. */
  lines(): Promise<readonly string[]>
  /** Ids of the frames' nodes: where it stands. */
  nodes(): Promise<readonly string[]>
}

/** Begins to try a flow out. */
export async function beginPreview(scene: ApiScene, flow: object, about: object = {}, token = adminToken): Promise<PreviewScene> {
  const made = await scene.call('POST /api/previews', { flow, language: 'en', ...about }, token)
  if (made.status !== 201) throw new Error(made.text)
  const { id, page } = made.json
  const call: PreviewScene['call'] = async (what, body) => {
    const [method = '', path = ''] = what.split(' ')
    return (await scene.call(`${method} /api/previews/${id}${path}`, body, token)).json
  }
  const visit: PreviewScene['visit'] = (what, body) => {
    const [method = '', path = ''] = what.split(' ')
    return scene.call(`${method} ${page}/api/visitor${path}`, body)
  }
  return {
    id,
    page,
    call,
    visit,
    async lines() {
      const { conversation } = await call('GET ')
      const { json } = await visit(`GET /conversations/${conversation.id}/events`)
      return json.events.flatMap((event: { type: string; text: string }) => (event.type === 'message' ? [event.text] : []))
    },
    nodes: async () => (await call('GET ')).frames.map(({ node }: { node: string }) => node),
  }
}
