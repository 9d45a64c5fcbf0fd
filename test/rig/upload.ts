import type { ApiScene, Reply } from './api-scene.ts'
import { filePart, formOf, formType } from './form.ts'

/** Sends a form, or bytes that pretend to be one: `upload(scene, '/api/media', token, formOf(...))`. */
export function upload(scene: ApiScene, url: string, token: string, payload: Buffer, type: string = formType): Promise<Reply> {
  return scene.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${token}`, 'content-type': type } })
}

/** Sends one file as a browser does. */
export function uploadFile(scene: ApiScene, url: string, token: string, name: string, content: Buffer): Promise<Reply> {
  return upload(scene, url, token, formOf(filePart(name, content)))
}
