import { z } from 'zod'
import { errorWords } from '../../plugins/kit/error-words.ts'
import type { LeasedEffect } from '../store/contract.ts'
import type { Lines } from './lines.ts'

/** What came of it: it was told, or is to be told again. */
export type TellEnd =
  | { readonly type: 'performed'; readonly result: unknown }
  | { readonly type: 'again'; readonly error: string; readonly retryMs: readonly number[] }

/** Soon or not at all: whoever took it up waits. */
const retryMs = [1_000, 5_000, 30_000]
const inputModel = z.object({ holder: z.enum(['us', 'other']) })

/** Tells a channel that somebody of the team has taken a conversation from another program, or leaves it to that again. */
export async function tellHolder(
  { conversation, input }: Pick<LeasedEffect, 'conversation' | 'input'>,
  lines: Pick<Lines, 'hold'> | undefined,
): Promise<TellEnd> {
  const { holder } = inputModel.parse(input)
  try {
    await lines?.hold(conversation, holder)
    return { type: 'performed', result: null }
  } catch (error) {
    return { type: 'again', error: errorWords(error).slice(0, 500), retryMs }
  }
}
