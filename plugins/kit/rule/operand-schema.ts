import { z } from 'zod'
import { isOperand } from './operand.ts'

/** What a condition or a slot can look at: `reply`, `vars.<name>`, `page.url` and so on, as the list below says. */
export const operand = z
  .string()
  .max(100)
  .refine(isOperand, 'unknown operand: it is none of the known words, or its name is not allowed')
