import { bounds } from './bounds.ts'
import { request } from './protocol.ts'
import type { Snippet } from './snippets.ts'

/** Fetches for a snippet, by the fetch that guards the network. Never rejects: what goes wrong is an answer too. */
export async function fetchFor(
  asked: string,
  fetch: Snippet['fetch'],
  signal: AbortSignal,
): Promise<{ readonly ok: boolean; readonly json: string }> {
  try {
    const { url, method, headers, body } = request.parse(JSON.parse(asked))
    const answer = await fetch(url, { method, headers, body, signal })
    const text = await answer.text()
    if (text.length > bounds.jsonBytes)
      throw Object.assign(new Error(`the answer has more than ${bounds.jsonBytes} characters`), { code: 'target_too_large' })
    const json = JSON.stringify({ status: answer.status, headers: Object.fromEntries(answer.headers), body: text })
    if (Buffer.byteLength(json) > mostJsonBytes)
      throw Object.assign(new Error('the answer is too large'), { code: 'target_too_large' })
    return { ok: true, json }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed'
    const message = error instanceof Error ? error.message.slice(0, 300) : 'it failed'
    return { ok: false, json: JSON.stringify({ code, message }) }
  }
}

/** It is written as a text within a line: at worst all of it quoted. */
const mostJsonBytes = bounds.lineBytes / 2 - 1_000
