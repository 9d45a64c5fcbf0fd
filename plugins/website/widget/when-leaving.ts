/** Tells when the pointer leaves the page at the top: where tabs are closed and addresses written. `signal` ends it. */
export function whenLeaving(leaving: () => void, signal: AbortSignal): void {
  document.documentElement.addEventListener(
    'mouseleave',
    ({ clientY }) => {
      if (clientY < 1) leaving()
    },
    { signal },
  )
}
