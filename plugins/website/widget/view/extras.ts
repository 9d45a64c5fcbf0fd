import css from './extras.css?inline'
import { sheetOf } from './sheet-of.ts'

// What most chats begin without: fetched when a conversation begins, or as soon as it is needed.
export const sheet: CSSStyleSheet = sheetOf(css)
export { Attachment } from './attachment.tsx'
export { CheckList } from './check-list.tsx'
export { ConsentBox } from './consent-box.tsx'
export { ConversationList } from './conversation-list.tsx'
export { EmojiPicker } from './emoji-picker.tsx'
export { FieldForm } from './field-form.tsx'
export { FileForm } from './file-form.tsx'
export { Parts } from './parts.tsx'
export { PrivacyList } from './privacy-list.tsx'
export { Rating } from './rating.tsx'
export { WaitingNotice } from './waiting-notice.tsx'
