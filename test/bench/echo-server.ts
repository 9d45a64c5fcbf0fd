import fastify from 'fastify'

// What Fastify alone can do on this machine at this moment: one route that gives back the JSON it got.
const app = fastify({ logger: false })
app.post('/echo', (request, reply) => reply.send(request.body))
console.log(`Echo listens on ${await app.listen({ host: '127.0.0.1', port: 0 })}`)
