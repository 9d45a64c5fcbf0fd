import { createServer } from 'node:http'

/** A host of pictures on loopback, which writes down what it is asked for. */
export interface PictureHost {
  /** `127.0.0.1:4711`. */
  readonly host: string
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Says of everything that it is a picture, whatever it is; what it does not have is not found. */
export function createPictureHost(files: Readonly<Record<string, Buffer>>): Promise<PictureHost> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const address = request.url ?? '/'
    asked.push(address)
    const bytes = files[address.split('?')[0] ?? '']
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/png' }).end(bytes)
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
        asked,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
