import type { Emit } from '../contract.ts'
import { warn } from './warn.ts'

const listeners = new Map<unknown, Set<unknown>>()

/** Listens; takes whatever a page gives. */
export function on(event: unknown, listener: unknown): void {
  if (typeof listener !== 'function') warn('on() takes an event and a function')
  else listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
}

/** Listens no more. */
export function off(event: unknown, listener: unknown): void {
  listeners.get(event)?.delete(listener)
}

/** Tells all who listen. */
export const emit: Emit = (event, payload) => {
  for (const listener of listeners.get(event) ?? []) call(listener, payload)
}

/** Tells of one that brings nothing but that it happened. */
export const tell = (event: 'userInteractedWithWidget' | 'widgetLoaded' | 'widgetClosed'): void => emit(event, { message: event })

/** Calls a function of the page; what it throws stays out of the widget. */
export function call(run: unknown, payload?: unknown): void {
  try {
    if (typeof run === 'function') run(payload)
  } catch (error) {
    console.error(error)
  }
}
