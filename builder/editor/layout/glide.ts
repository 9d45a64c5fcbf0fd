/** For the length of one change of the canvas, what changes its place moves there: the theme says how long that takes. */
export function glide(): void {
  const canvas = document.querySelector('.react-flow')
  if (!canvas) return
  canvas.setAttribute('data-gliding', '')
  const end = (event: Event): void => {
    if (event.target instanceof Element && !event.target.matches('.react-flow__node')) return
    canvas.removeAttribute('data-gliding')
    canvas.removeEventListener('transitionend', end)
    canvas.removeEventListener('transitioncancel', end)
    canvas.removeEventListener('pointerdown', end, true)
  }
  canvas.addEventListener('transitionend', end)
  canvas.addEventListener('transitioncancel', end)
  // Whoever takes hold of something has it at once.
  canvas.addEventListener('pointerdown', () => end(new Event('pointerdown')), { capture: true, once: true })
}
