import type { Editor } from '../state/create-editor.ts'
import type { PreviewWish } from '../state/session.ts'

/** Opens the preview and begins: where the flow begins, at a node (`start`), or along a way (`path`) as far as it goes by itself. */
export function startPreview(editor: Editor, wish: PreviewWish = {}): void {
  editor.see({ side: 'preview', preview: { ...wish } })
}
