/** What a handler can leave for people and reports, by kind; written in the commit of its turn. */
export interface Records {
  survey: SurveyAnswer
  consent: Consent
  subscription: Subscription
  /** Labels of the conversation, by name. */
  label: { add?: readonly string[]; remove?: readonly string[] }
  /** Ids of lists of contacts. It is the conversation's contact that goes in or out, so nothing happens while there is none. */
  list: { add?: readonly string[]; remove?: readonly string[] }
  ticket: NewTicket
  /** A line for the team, which no visitor sees. */
  note: { text: string }
}

/** One answer of a survey. A question that was passed over leaves none. */
export interface SurveyAnswer {
  /** Which survey: a name that stays when flows change, so that reports can add up. */
  survey: string
  /** Which question of it: an id that stays as well. */
  question: string
  /** `comment` is what was said about the score of the same question. */
  kind: 'csat' | 'nps' | 'ces' | 'rating' | 'choice' | 'text' | 'comment'
  /** The question as it was put, in the visitor's language. */
  asked: string
  /** Of every rating: csat 1 to 5, nps 0 to 10, ces 1 to 7. Of a comment, the score it is about. */
  score?: number
  /** The largest score that could be given. */
  of?: number
  /** The id of what was picked. */
  choice?: string
  /** What was picked or written, in words. */
  text?: string
}

/** What was shown and how it was answered, word for word: it must stand when somebody asks years later. */
export interface Evidence {
  /** As it was shown, with its slots filled. */
  text: string
  /** The language that text is in, which need not be the conversation's. */
  language: string
  /**
   * A press on a button, a box that was ticked or left, words that mean the same, a notice to which nobody need agree, or somebody of
   * the team who was told.
   */
  method: 'button' | 'checkbox' | 'typed' | 'notice' | 'team'
  /** What the visitor pressed or wrote. */
  answer?: string
}

/** A decision on one purpose. Such records are only ever added; the latest of a purpose holds. */
export interface Consent extends Evidence {
  /** `process`: keep personal data; `communicate`: write to them; or a name of the author's. */
  purpose: string
  /** `informed` is a notice on the ground of legitimate interest: they were told, not asked. `withdrawn` ends what was granted. */
  decision: 'granted' | 'refused' | 'informed' | 'withdrawn'
}

/** A decision on getting mail of one type. It is evidence as a consent is. */
export interface Subscription extends Evidence {
  /** A name of the author's: `newsletter`. */
  type: string
  decision: 'granted' | 'refused' | 'withdrawn'
}

/** A piece of follow-up work; it begins with the status "new", tied to its conversation and contact. */
export interface NewTicket {
  /** Not empty, at most 300 characters. */
  subject: string
  /** What the work is, in more words. */
  text?: string
  pipeline?: string
  priority?: 'low' | 'normal' | 'high' | 'urgent'
}
