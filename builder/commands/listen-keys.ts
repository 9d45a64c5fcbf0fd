import type { Command } from './command.ts'

/** How long the second key of two may take, ms. */
const patienceMs = 1_200

/**
 * Runs commands by their keys. Keys without Ctrl or Cmd are heard only where nobody writes, and only if `single`. Gives what ends it.
 */
export function listenKeys(target: Document, commands: readonly Command[], single: boolean): () => void {
  let before = ''
  let forget: ReturnType<typeof setTimeout> | undefined
  const byKeys = new Map(commands.flatMap(command => keysOf(command).map(keys => [keys, command] as const)))
  const isBeginning = (key: string): boolean => [...byKeys.keys()].some(keys => keys.startsWith(`${key} `))
  let wasCovered = false
  // Before anything else hears the key: what it closes is gone afterwards.
  const look = (event: KeyboardEvent): void => {
    wasCovered = isCovered(target) || isFloating(event.target)
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyOfEvent(event)
    const command = byKeys.get(before === '' ? key : `${before} ${key}`) ?? byKeys.get(key)
    if (event.repeat && command?.isHeld !== true) return
    if (command?.keysIn === undefined) {
      const isSingle = !key.startsWith('mod+')
      if (isSingle && (!single || isWritten(event.target) || event.ctrlKey || event.metaKey)) return
      // What floats over the page has keys of its own.
      if (isSingle && wasCovered) return
    } else if (wasCovered || !isHeard(command.keysIn, event, single)) return
    clearTimeout(forget)
    before = ''
    if (command) {
      event.preventDefault()
      command.run()
    } else if (isBeginning(key)) {
      before = key
      forget = setTimeout(() => {
        before = ''
      }, patienceMs)
    }
  }
  target.addEventListener('keydown', look, true)
  target.addEventListener('keydown', hear)
  return () => {
    clearTimeout(forget)
    target.removeEventListener('keydown', look, true)
    target.removeEventListener('keydown', hear)
  }
}

function keysOf({ keys, moreKeys = [], isNative }: Command): readonly string[] {
  return isNative === true || keys === undefined ? [] : [keys, ...moreKeys]
}

/** Is the focus where keys are heard that belong to a part of the page? There they are no trap, so `single` is not asked. */
function isHeard(part: string, { target, key, ctrlKey, metaKey }: KeyboardEvent, single: boolean): boolean {
  if (!(target instanceof Element) || isWritten(target)) return false
  // A button that has the focus is what these two press.
  if ((key === 'Enter' || key === ' ') && target.closest('button, a, summary') !== null) return false
  if (target.closest(`[data-keys~="${part}"]`) !== null) return true
  return (part === 'page' || target === target.ownerDocument.body) && (single || ctrlKey || metaKey || key.length > 1)
}

/** `mod+shift+k`, `?`, `g`: as commands write it. Shift is said beside mod and with keys that have a name: else the sign says it. */
function keyOfEvent({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const mod = ctrlKey || metaKey
  const name = key.length === 1 ? key.toLowerCase() : key
  return [mod ? 'mod' : '', shiftKey && (mod || key.length > 1) ? 'shift' : '', altKey && key.length > 1 ? 'alt' : '', name]
    .filter(Boolean)
    .join('+')
}

function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function isFloating(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null
}

function isCovered(target: Document): boolean {
  return [...target.querySelectorAll('[role=dialog][aria-modal=true], [role=menu]')].some(part => part.checkVisibility())
}
