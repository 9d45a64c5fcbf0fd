import { serveChannel } from '../kit/server.ts'
import { hook } from './index.ts'
import { post } from './server/post.ts'
import { refuse } from './server/refuse.ts'
import { signatureProblem } from './server/signature.ts'
import { tryOut } from './server/try-out.ts'
import { jsonIn, posted } from './server/wire.ts'

/** Takes what is signed, and posts what is said, signed the same way. */
export const serveHook = serveChannel(hook, {
  open(app, line) {
    app.post('/', { bodyLimit: 8_388_608 }, async ({ body, headers }, reply) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      const secret = await line.secret(line.config.secret).catch(() => undefined)
      if (secret === undefined) return refuse(reply, 'secret_missing')
      const wrong = signatureProblem([headers['parley-signature'] ?? []].flat().join(), bytes, secret, line.clock.now())
      if (wrong !== undefined) return refuse(reply, wrong)
      const json = jsonIn(bytes)
      if (json === undefined) return refuse(reply, 'body_not_json')
      const { data, error } = posted.safeParse(json)
      if (!data) return refuse(reply, 'body_invalid', error.issues)
      const files = data.files?.map(({ name, base64 }) => ({ name, bytes: base64 }))
      const { files: _sent, ...said } = data
      return { id: said.id, ...(await line.receive({ ...said, ...(files ? { files } : {}) })) }
    })
    return {
      send: (to, outgoing, about) => post(line, to, outgoing, about),
      test: signal => tryOut(line, signal),
    }
  },
})
