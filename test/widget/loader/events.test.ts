import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, emit, off, on } from '../../../plugins/website/widget/loader/events.ts'

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  warned.mockClear()
  failed.mockClear()
})

describe('listeners', () => {
  it('are told until they go', () => {
    const heard = vi.fn()
    on('unreadConversationCountChanged', heard)
    on('unreadConversationCountChanged', heard)
    emit('unreadConversationCountChanged', { unreadCount: 2 })
    off('unreadConversationCountChanged', heard)
    emit('unreadConversationCountChanged', { unreadCount: 3 })
    expect(heard.mock.calls).toEqual([[{ unreadCount: 2 }]])
  })

  it('may throw: it is said, and the others are told', () => {
    const error = new Error('mine')
    const heard = vi.fn()
    on('widgetLoaded', () => {
      throw error
    })
    on('widgetLoaded', heard)
    emit('widgetLoaded', { message: 'x' })
    expect(heard).toHaveBeenCalledOnce()
    expect(failed.mock.calls).toEqual([[error]])
  })

  it('are refused in words where there is nothing to call', () => {
    on('widgetLoaded', 'text')
    on(undefined, undefined)
    expect(warned).toHaveBeenCalledTimes(2)
    off('nothing', () => {})
    off('__proto__', undefined)
  })

  it('calls only what can be called', () => {
    const run = vi.fn()
    for (const what of [undefined, null, 'text', {}, run]) call(what)
    expect(run).toHaveBeenCalledOnce()
  })
})
