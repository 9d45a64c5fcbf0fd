import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { say } from '../../plugins/say/index.ts'

const text = { en: 'Hi {{contact.firstName|there}}', nl: 'Hoi {{contact.firstName|daar}}' }

describe('say', () => {
  it('says its text and goes on', () => {
    const scene = play(say, { text })
    expect(scene.said).toEqual(['Hi there'])
    expect(scene.port).toBe('next')
  })

  it('speaks the language of the conversation and names the visitor', () => {
    expect(play(say, { text }, { language: 'nl', contact: { firstName: 'Ada' } }).said).toEqual(['Hoi Ada'])
  })

  it('says each further bubble as a message of its own', () => {
    expect(play(say, { text, more: [{ en: 'One more thing' }, { en: 'And another' }] }).said).toEqual([
      'Hi there',
      'One more thing',
      'And another',
    ])
  })

  it('shows pictures and cards under the last bubble', () => {
    const scene = play(
      say,
      {
        text,
        more: [{ en: 'Look' }],
        parts: [
          { type: 'image', mediaId: 'm1', alt: { en: 'A cat', nl: 'Een kat' } },
          { type: 'card', title: { en: 'Cats' }, url: 'https://example.com/cats' },
        ],
      },
      { language: 'nl' },
    )
    expect(scene.messages).toEqual([
      { text: 'Hoi daar' },
      {
        text: 'Look',
        parts: [
          { type: 'image', mediaId: 'm1', alt: 'Een kat' },
          { type: 'card', title: 'Cats', url: 'https://example.com/cats' },
        ],
      },
    ])
  })

  it('types for a while before every bubble', () => {
    expect(play(say, { text, more: [{ en: 'More' }], delayMs: 800 }).messages.map(message => message.delayMs)).toEqual([800, 800])
  })

  it('shows a picture without words', () => {
    const parts = [{ type: 'image' as const, mediaId: 'm1' }]
    expect(play(say, { text: {}, parts }).messages).toEqual([{ text: '', parts }])
  })

  it('leaves out bubbles that are empty', () => {
    expect(play(say, { text: { en: '{{contact.firstName}}' }, more: [{ en: 'Welcome' }] }).said).toEqual(['Welcome'])
    expect(play(say, { text: { en: '{{contact.firstName}}' } }).said).toEqual([])
  })

  it('wants a text, or something to show', () => {
    expect(say.config.safeParse({ text: { en: ' ' } }).success).toBe(false)
  })

  it('takes no link that a browser would run', () => {
    const parts = [{ type: 'card' as const, title: { en: 'Hi' }, url: 'javascript:alert(1)' }]
    expect(say.config.safeParse({ text, parts }).success).toBe(false)
  })
})
