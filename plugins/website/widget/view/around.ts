import { createContext, type RefObject } from 'preact'
import { useContext } from 'preact/hooks'
import type { PanelActions, PanelProps } from './contract.ts'
import type { Formats } from './formats.ts'
import type { OpenQuestion } from './open-question.ts'
import type { Wording } from './wording.ts'

/** What every part of the panel may need, and what seldom changes. */
export interface Around extends Wording {
  readonly formats: Formats
  readonly actions: PanelActions
  /** Who speaks for the site. */
  readonly heading: string
  /** The language of what is said, which need not be that of the panel. */
  readonly spoken: string
  readonly isAttachable: boolean
  /** How large a file may be. */
  readonly fileBytes: number
  /** The file question's own picker, while there is one: the composer opens it too. */
  readonly filePicker: RefObject<HTMLInputElement | null>
  /** Where a medium is; undefined for an id that is none. */
  readonly mediaAddress: (id: string) => string | undefined
  /** Moves the focus to where the visitor goes on. */
  readonly goOn: () => void
}

/** Given by the panel. */
export const Surroundings = createContext<Around | undefined>(undefined)

/** Reads it, anywhere within the panel. */
export function useAround(): Around {
  const around = useContext(Surroundings)
  if (!around) throw new Error('drawn outside the panel')
  return around
}

/** The question that waits for an answer, apart, because it changes more often. */
export const Asked = createContext<OpenQuestion | undefined>(undefined)

/** Reads it, anywhere within the panel. */
export function useAsked(): OpenQuestion | undefined {
  return useContext(Asked)
}

/** Media are served by the same server, under names it has made. */
export function mediaAddressOf({ origin }: Pick<PanelProps['settings'], 'origin'>): Around['mediaAddress'] {
  return id => (/^[\w-]{1,64}$/.test(id) ? `${origin}/api/media/${id}` : undefined)
}
