/** Which menu of a conversation is open: by a click, or by its key. */
export type OpenMenu = 'assign' | 'snooze' | 'label' | 'contact' | undefined
