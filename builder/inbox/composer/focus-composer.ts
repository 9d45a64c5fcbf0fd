const asked = new EventTarget()

/** Brings whoever presses a key to the composer, in this mode. */
export function focusComposer(mode: 'reply' | 'note'): void {
  asked.dispatchEvent(new CustomEvent('ask', { detail: mode }))
}

/** Heard by the composer on the screen. Gives what ends it. */
export function onComposerAsked(focus: (mode: 'reply' | 'note') => void): () => void {
  const hear = (event: Event): void => focus(event instanceof CustomEvent && event.detail === 'note' ? 'note' : 'reply')
  asked.addEventListener('ask', hear)
  return () => asked.removeEventListener('ask', hear)
}
