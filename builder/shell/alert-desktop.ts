interface DesktopAlert {
  readonly title: string
  readonly text: string
  /** A later one with the same replaces it. */
  readonly tag: string
  readonly desktop: boolean
  readonly sound: boolean
}

/** Tells outside of the window, as far as somebody wants that and does not look at it. */
export function alertDesktop({ title, text, tag, desktop, sound }: DesktopAlert, open: () => void): void {
  if (document.hasFocus()) return
  if (sound) ring()
  if (!desktop || !('Notification' in globalThis) || Notification.permission !== 'granted') return
  const shown = new Notification(title, { body: text, tag })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}

/** Two soft tones, made here: no file is fetched for them. */
export function ring(): void {
  const context = new AudioContext()
  for (const [at, pitch] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const begin = context.currentTime + at
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.08, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.25)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + 0.25)
    tone.onended = () => {
      if (at > 0) void context.close()
    }
  }
}
