import type { WebSocket } from '@fastify/websocket'
import type { FastifyRequest } from 'fastify'
import type { Preview } from '../preview/preview.ts'
import type { ApiParts } from './parts.ts'
import { createPreviewDoor, type PreviewDoor } from './preview-door.ts'

/** The ways in to all previews: one door each, made when somebody first comes and gone with its preview. */
export interface PreviewDoors {
  /** Error: `preview_unknown`. */
  of(token: string): Promise<PreviewDoor>
  /** Lets a socket in; one that knows no preview is closed. */
  open(token: string, socket: WebSocket, request: Pick<FastifyRequest, 'ip' | 'headers'>): Promise<void>
}

export function createPreviewDoors(parts: ApiParts): PreviewDoors {
  const doors = new Map<Preview, Promise<PreviewDoor>>()
  const doorOf = async (token: string): Promise<PreviewDoor> => {
    const preview = parts.previews.byToken(token)
    const known = doors.get(preview)
    if (known) return known
    const made = createPreviewDoor(preview, parts)
    doors.set(preview, made)
    preview.ended(() => {
      doors.delete(preview)
      void made.then(
        door => door.close(),
        () => undefined,
      )
    })
    return made
  }
  return {
    of: doorOf,
    async open(token, socket, request) {
      // It waits for what is said to it until there is somebody to hear.
      socket.pause()
      try {
        const door = await doorOf(token)
        door.open(socket, request)
        socket.resume()
      } catch {
        socket.close(1008, 'preview_unknown')
        socket.resume()
      }
    },
  }
}
