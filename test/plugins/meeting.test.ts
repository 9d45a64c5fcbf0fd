import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { meeting } from '../../plugins/meeting/index.ts'

const config = {
  text: { en: 'Let us talk' },
  url: 'https://cal.example/kestrel?name={{contact.firstName}}&email={{contact.email}}',
}

describe('meeting', () => {
  it('leads to the calendar with what is known filled in, and asks whether a time was booked', () => {
    const scene = play(meeting, config, { contact: { firstName: 'Ada & Bo', email: 'ada@corp.com' } })
    expect(scene.messages[0]).toEqual({
      text: 'Let us talk',
      parts: [
        { type: 'card', title: 'Choose a time', url: 'https://cal.example/kestrel?name=Ada%20%26%20Bo&email=ada%40corp.com' },
      ],
    })
    expect(scene.messages[1]).toMatchObject({ choices: [{ label: 'I have booked' }, { label: 'Not now' }] })
  })

  it('leaves by what the visitor presses or writes', () => {
    const answers = { 'I have booked': 'booked', yes: 'booked', 'Not now': 'skipped', nope: 'skipped' }
    for (const [answer, port] of Object.entries(answers)) {
      const scene = play(meeting, config)
      scene.hear(answer)
      expect(scene.port, answer).toBe(port)
    }
    const pressed = play(meeting, config)
    pressed.hear({ choice: 'yes' })
    expect(pressed.port).toBe('booked')
  })

  it('asks again when it is neither, then goes on without a meeting', () => {
    const scene = play(meeting, { ...config, retries: 1 })
    scene.hear('which zone is that?')
    expect([scene.port, scene.said.at(-1)]).toEqual([null, 'Have you booked a time, or not now?'])
    scene.hear('hm')
    expect(scene.port).toBe('skipped')
  })

  it('gives up when nobody answers', () => {
    const scene = play(meeting, { ...config, patience: 60_000 })
    scene.wake()
    expect(scene.port).toBe('no-reply')
  })

  it('never leads elsewhere, whatever a visitor has said', () => {
    const url = 'https://cal.example/{{vars.who}}/30min'
    const at = (who: string): unknown => play(meeting, { ...config, url }, { vars: { who } }).messages[0]?.parts?.[0]
    expect(at('ada')).toMatchObject({ url: 'https://cal.example/ada/30min' })
    expect(at('..')).toMatchObject({ url: 'https://cal.example//30min' })
    expect(at('a/../../b')).toMatchObject({ url: 'https://cal.example/a%2F..%2F..%2Fb/30min' })
    for (const broken of [
      'http://cal.example',
      'javascript:alert(1)',
      'https://{{vars.who}}/',
      'cal.example',
      'https://cal.example/{{who}}',
    ])
      expect(meeting.config.safeParse({ ...config, url: broken }).success, broken).toBe(false)
  })
})
