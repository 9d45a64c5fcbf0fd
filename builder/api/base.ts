/** Where the server is, without a slash at the end: the files of the app stand in `<it>/app/`. */
export const serverAddress: string = new URL('..', import.meta.url).href.replace(/\/$/, '')

/** The path before all of ours, where a proxy puts the server below one; else empty. */
export const basePath: string = new URL(serverAddress).pathname.replace(/\/$/, '')
