/** Puts the focus on a node, note or frame of the canvas, as soon as it stands there. */
export function focusNode(id: string): void {
  const find = (): HTMLElement | null => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  const tries = 10
  const attempt = (left: number): void => {
    const node = find()
    if (node) node.focus({ preventScroll: true })
    // It may lie outside of what is drawn until the canvas has moved there.
    else if (left > 0) requestAnimationFrame(() => attempt(left - 1))
  }
  requestAnimationFrame(() => attempt(tries))
}

/** Puts the focus on the canvas itself. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true })
}

/** Goes into the panel, where what is selected is filled in. */
export function focusPanel(): void {
  // It may only now be drawn, or still be on its way.
  const attempt = (left: number): void => {
    const field = document.querySelector<HTMLElement>(firstField)
    if (field) field.focus()
    else if (left > 0) requestAnimationFrame(() => attempt(left - 1))
  }
  requestAnimationFrame(() => attempt(60))
}

const firstField = ['input', 'textarea', '[contenteditable=true]', 'button'].map(field => `[data-panel] ${field}`).join()
