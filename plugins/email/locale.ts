import { da } from './locale/da.ts'
import { de } from './locale/de.ts'
import { en } from './locale/en.ts'
import { nl } from './locale/nl.ts'

/** What admins see. */
export const texts = { en, nl, de, da }
