import { z } from 'zod'
import { given } from '../../plugins/kit/given.ts'
import type { Letter } from '../../plugins/kit/server.ts'
import { cleanText } from './clean-text.ts'

const line = (most: number) =>
  z.string().transform(text => cleanText(text).replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed())
const correspondent = z.object({ address: line(320), name: line(200).optional() })
const correspondents = z.array(correspondent).transform(all => all.slice(0, 100))

/** What is too much of a letter is left out, and said to be: nobody's mail is refused for that. */
export const letterModel = z
  .object({
    subject: line(1_000).optional(),
    from: correspondent.optional(),
    to: correspondents.optional(),
    cc: correspondents.optional(),
    folded: z.string().transform(cleanText).optional(),
    html: z.string().transform(cleanText).optional(),
    isAutomatic: z.boolean().optional(),
    isCut: z.boolean().optional(),
  })
  .transform(({ folded, html, ...letter }): Letter & { readonly isTooLong: boolean } => {
    const isWhole = (html?.length ?? 0) <= mostHtml
    return {
      ...given(letter),
      ...(folded === undefined || folded.trim() === '' ? {} : { folded: folded.slice(0, mostFolded).toWellFormed() }),
      // Half a page of markup is none.
      ...(html === undefined || !isWhole ? {} : { html }),
      isTooLong: !isWhole || (folded?.length ?? 0) > mostFolded,
    }
  })

const mostHtml = 500_000
const mostFolded = 200_000
