import { useSelector } from '@xstate/react'
import { useClient } from '../../api/api-context.tsx'
import { useEditor } from '../editor-context.tsx'
import { type Preview, previewOf } from './create-preview.ts'
import { type PreviewContext, type PreviewState, stateOf } from './preview-machine.ts'

/** The preview of the editor above. */
export function usePreview(): Preview {
  return previewOf(useEditor(), useClient())
}

/** Where it is between its beginning and its end. */
export function usePreviewState(): PreviewState {
  return useSelector(usePreview().actor, stateOf)
}

/** A part of what is known of it. */
export function usePreviewed<Picked>(select: (context: PreviewContext) => Picked): Picked {
  return useSelector(usePreview().actor, ({ context }) => select(context))
}
