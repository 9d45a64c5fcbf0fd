import { shortLanguage } from './contract.ts'

const longest = 500
const most = 10

/** The languages of an `Accept-Language` header, best first, as flows write them; one that was chosen stands before them. */
export function languagesOf(header: string | undefined, chosen?: string): readonly string[] {
  const ranges = (header ?? '').slice(0, longest).split(',').map(readRange)
  const accepted = ranges.filter(range => range.weight > 0).sort((a, b) => b.weight - a.weight)
  const tags = accepted.map(range => shortLanguage(range.tag)).slice(0, most)
  return [...new Set(chosen === undefined ? tags : [chosen, ...tags])]
}

function readRange(text: string): { readonly tag: string; readonly weight: number } {
  const [, tag = '', weight = '1'] =
    /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(text) ?? []
  return { tag, weight: tag === '' ? 0 : Number(weight) }
}
