/** Mails that flows sent, counted: a flow that goes round must not send a thousand. */
export interface Mails {
  /**
   * Counts a mail of a conversation and says whether it may leave: unless `most` others have since `since`. The same `key` counts
   * once, and may always leave again. False as well where there is no such conversation.
   */
  admit(
    conversation: string,
    key: string,
    about: { readonly at: number; readonly since: number; readonly most: number },
  ): Promise<boolean>
}
