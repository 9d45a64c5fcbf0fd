import { useSettings } from '../options/use-settings.ts'
import type { FlowSettings } from '../state/document.ts'
import { type DraftTarget, readDraft, writtenOf } from './draft-target.ts'

interface Targeted {
  /** Undefined: it is written in another form than the editor knows. */
  readonly target: DraftTarget | undefined
  readonly written: FlowSettings['target']
  readonly isReadOnly: boolean
  /** Writes; what is typed with the same gesture is one step to undo. */
  change(part: Partial<DraftTarget>, gesture?: string): void
  leave(): void
  /** Throws away what the editor cannot show. */
  clear(): void
}

/** Whom the flow is for, and what changes it. */
export function useTarget(): Targeted {
  const { settings, isReadOnly, patch, leave } = useSettings()
  const target = readDraft(settings.target)
  return {
    target,
    written: settings.target,
    isReadOnly,
    leave,
    clear: () => patch({ target: {} }),
    change: (part, gesture) => {
      if (target) patch({ target: writtenOf({ ...target, ...part }) }, gesture)
    },
  }
}
