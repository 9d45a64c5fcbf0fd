import type { Localised, Rendered } from './text.ts'

/** What kind of answer a message asks for. */
export type Input = 'text' | 'email' | 'phone' | 'url' | 'number' | 'date' | 'time' | 'choice' | 'choices' | 'rating' | 'file'

/** A quick reply. `id` is stable: edges hang on it, never on the label. */
export interface Choice {
  readonly id: string
  readonly label: Localised | Rendered
  /** What it stands for, where the label alone does not say: the ends of a scale. */
  readonly means?: Localised | Rendered
}

/** Something beside the text that a message shows. Media are named by id, never by address. */
export type Part =
  | { readonly type: 'image' | 'video' | 'audio' | 'file'; readonly mediaId: string; readonly alt?: Localised }
  | {
      readonly type: 'card'
      readonly title: Localised
      readonly text?: Localised
      readonly url?: string
      readonly mediaId?: string
      readonly choices?: readonly Choice[]
    }

/**
 * What a question asks the visitor to agree to, where clients draw that: `required`, nothing else can be written before it is
 * answered; `box`, its first choice is a box that is not ticked, and an answer may be the field `agree`.
 */
export type AsksConsent = 'required' | 'box'

/** A message to the visitor, as an author writes it. Its text is picked by language and its slots are filled at once. */
export interface Say {
  readonly text: Localised | Rendered
  readonly parts?: readonly Part[]
  readonly choices?: readonly Choice[]
  readonly input?: Input
  readonly delayMs?: number
  readonly consent?: AsksConsent
}

/** What a visitor wrote or picked. `text` is always readable alone, also when `choice` or `fields` say it exactly. */
export interface Said {
  readonly id: string
  readonly text: string
  readonly choice?: string | readonly string[]
  readonly fields?: Readonly<Record<string, unknown>>
  readonly fileId?: string
}

/** A quick reply as it goes out. */
export interface ShownChoice {
  readonly id: string
  readonly label: string
  readonly means?: string
}

/** A part as it goes out: final text. `name`, `bytes`, `width` and `height` are what was known of the medium then. */
export type ShownPart =
  | {
      readonly type: 'image' | 'video' | 'audio' | 'file'
      readonly mediaId: string
      readonly alt?: string
      readonly name?: string
      readonly bytes?: number
      /** Pixels. */
      readonly width?: number
      readonly height?: number
    }
  | {
      readonly type: 'card'
      readonly title: string
      readonly text?: string
      readonly url?: string
      readonly mediaId?: string
      readonly choices?: readonly ShownChoice[]
    }

/** A message as it goes out: in one language, slots filled. */
export interface Shown {
  readonly text: string
  readonly parts?: readonly ShownPart[]
  readonly choices?: readonly ShownChoice[]
  readonly input?: Input
  readonly delayMs?: number
  readonly consent?: AsksConsent
}
