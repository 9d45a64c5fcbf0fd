import { z } from 'zod'

/** The shape of a language code: `en`, `pt-br`. */
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})?$/, 'a language is written like en, pt-br')
