import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineAction, field, play, portPer } from '../../plugins/kit/index.ts'

const greet = defineAction({
  id: 'greet',
  icon: 'hand-stop',
  config: z.object({ question: field.localised(), choices: field.choices().default([]), patience: field.duration().optional() }),
  memory: z.object({ heard: z.array(z.string()).default([]) }),
  result: z.object({ status: z.int(), note: z.string().default('none') }),
  ports: ['answered', 'no-reply', portPer('choices', 'choice')],
  texts: {
    en: {
      name: 'Greet',
      fields: { question: 'Question', choices: 'Answers', patience: 'Wait for' },
      ports: { answered: 'Answered', 'no-reply': 'No reply' },
    },
  },
  phrases: { again: { en: 'Once more?', nl: 'Nog eens?' } },
  start({ config, say, wake }) {
    say({ text: config.question, choices: config.choices })
    wake(config.patience === undefined ? undefined : { afterMs: config.patience })
  },
  on: {
    message({ message, memory, attempt, say, phrase, set, record, config, connected }) {
      memory.heard.push(message.text)
      if (config.choices.some(choice => choice.id === message.choice)) return `choice:${String(message.choice)}`
      if (attempt === 1 && connected('no-reply')) return say({ text: phrase('again') })
      set({ vars: { answer: message.text }, contact: { firstName: message.text } })
      record('note', { text: message.text })
      return 'answered'
    },
    wake: () => 'no-reply',
    skipped: () => 'answered',
    performed({ result, set }) {
      set({ vars: { result } })
    },
    resumed({ perform }) {
      perform({ try: 1 })
    },
    resolved: ({ queue, close }) => {
      queue({ to: 'unassigned' })
      close()
    },
    returned: () => 'choice:nobody',
  },
})
const question = { en: 'Your name?', nl: 'Je naam?' }
const choices = [{ id: 'ada', label: { en: 'Ada', nl: 'Ada L.' } }]

describe('a scene', () => {
  it('enters at once and stays until something is heard', () => {
    const scene = play(greet, { question })
    expect(scene.said).toEqual(['Your name?'])
    expect(scene.port).toBeNull()
    expect(scene.memory).toEqual({ heard: [] })
  })

  it('hears what the visitor writes and remembers it', () => {
    const scene = play(greet, { question })
    scene.hear('Ada')
    expect(scene.said).toEqual(['Your name?', 'Once more?'])
    scene.hear('Grace')
    expect(scene.port).toBe('answered')
    expect(scene.memory).toEqual({ heard: ['Ada', 'Grace'] })
    expect(scene.vars).toEqual({ answer: 'Grace' })
    expect(scene.contact).toEqual({ firstName: 'Grace' })
    expect(scene.records).toEqual([{ kind: 'note', data: { text: 'Grace' } }])
  })

  it('sends the label of a choice along with it', () => {
    const scene = play(greet, { question, choices }, { language: 'nl' })
    scene.hear({ choice: 'ada' })
    expect(scene.port).toBe('choice:ada')
    expect(scene.memory).toEqual({ heard: ['Ada L.'] })
  })

  it('knows which ports something is drawn behind: all of them unless told', () => {
    const scene = play(greet, { question }, { connected: [] })
    scene.hear('Ada')
    expect(scene.port).toBe('answered')
  })

  it('says the phrases of the author', () => {
    const scene = play(greet, { question }, { phrases: { again: { en: 'Pardon?' } } })
    scene.hear('Ada')
    expect(scene.said.at(-1)).toBe('Pardon?')
  })

  it('shows the timers that stand, and moves time on when one fires', () => {
    const scene = play(greet, { question, patience: 5_000 }, { now: 1_000 })
    expect(scene.wakes).toEqual([{ name: '', when: { afterMs: 5_000 }, due: 6_000 }])
    scene.wake()
    expect(scene.now).toBe(6_000)
    expect(scene.port).toBe('no-reply')
    expect(scene.wakes).toEqual([])
  })

  it('has no timer to fire that was not set', () => {
    expect(() => play(greet, { question }).wake('patience')).toThrow('no timer "patience" stands')
  })

  it('hears nothing after it has left', () => {
    const scene = play(greet, { question })
    scene.skip()
    expect(() => scene.hear('Ada')).toThrow('"greet" has left by "answered"')
  })

  it('shows what was given to perform, and reads results by their schema', () => {
    const scene = play(greet, { question })
    scene.hears({ type: 'resumed', from: 'agent' })
    expect(scene.performs).toEqual([{ try: 1 }])
    scene.hears({ type: 'performed', result: { status: 200 } })
    expect(scene.vars).toEqual({ result: { status: 200, note: 'none' } })
    expect(() => scene.hears({ type: 'performed', result: {} })).toThrow(z.ZodError)
  })

  it('shows to whom the conversation was given, and that it was closed', () => {
    const scene = play(greet, { question })
    expect([scene.queued, scene.closed]).toEqual([null, false])
    scene.hears({ type: 'resolved' })
    expect([scene.queued, scene.closed]).toEqual([{ to: 'unassigned' }, true])
  })

  it('refuses a way out that this config does not have', () => {
    expect(() => play(greet, { question, choices }).hears({ type: 'returned' })).toThrow('left by "choice:nobody"')
  })

  it('refuses a config that its schema refuses', () => {
    expect(() => play(greet, { question, patience: -1 })).toThrow(z.ZodError)
  })
})
