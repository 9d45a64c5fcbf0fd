import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { errorBody } from './error-answer.ts'

/** Answers what is no HTTP at all, or came too slowly, and hangs up. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const body = JSON.stringify(
    errorBody(new ParleyError('invalid_body'), undefined, [{ path: '', message: 'this is not HTTP as we read it' }]),
  )
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroy(error)
}
