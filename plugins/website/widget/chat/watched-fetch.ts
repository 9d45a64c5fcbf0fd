/** As `fetch`, of which it needs only this. */
export type Send = (url: string, init: RequestInit) => Promise<Response>

/** A `fetch` that tells how far the body is. Only an `XMLHttpRequest` knows, so that is used where there is one. */
export function watchedFetch(usual: Send, progress: (fraction: number) => void): Send {
  if (typeof XMLHttpRequest === 'undefined') return usual
  return (url, { headers, body }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', url)
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => progress(loaded / total)
      request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
      request.onerror = reject
      request.send(body instanceof FormData ? body : null)
    })
}

/** A way to call that answers with the content itself instead of what JSON says. */
export function contentOf(usual: Send): Send {
  return async (url, init) => {
    const response = await usual(url, init)
    return response.ok ? Object.assign(response, { json: () => response.blob() }) : response
  }
}
