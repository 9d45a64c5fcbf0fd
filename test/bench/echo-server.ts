import fastify from 'fastify'

// What Fastify alone can do on this machine at this moment, with the same JSON going in and out as in a turn. It answers
// what it was taught: the answer to a turn.
let answer: unknown = {}
const app = fastify({ logger: false })
app.put('/answer', (request, reply) => {
  answer = request.body
  return reply.code(204).send()
})
app.post('/echo', (_request, reply) => reply.send(answer))
console.log(`Echo listens on ${await app.listen({ host: '127.0.0.1', port: 0 })}`)
