import { readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { defineAction, defineTrigger, field, type Localised, play, portPer } from '../../plugins/kit/index.ts'
import { createWorkbench } from '../rig/run-programs.ts'

const source = readFileSync(new URL('./declarations.ts', import.meta.url), 'utf8')

describe('a declaration that is wrong', () => {
  it('does not compile, and says so for each of these', () => {
    const reasons = [...source.matchAll(/^ *\/\/ @ts-expect-error (.+)$/gm)].map(line => line[1])
    expect(reasons).toEqual([
      'it leaves by a port it does not declare',
      'it can never leave: no handler, and `start` returns nothing',
      'the config has no such field',
      'a field without a label',
      'a port without a label',
      'no English, which everything falls back to',
      'no phrase has this key',
      'plain text is neither localised nor rendered',
      'a phrase without English',
      'the memory keeps a number there',
      'the result has no such member',
      'it is a number',
      'does.sets names no field',
      'does.leads names no field',
      'exceptions names no port',
      'no category is called that',
      'does.grants names no port',
      'an agent is speaking: the bot cannot',
      'ports of items are "choice:<id>"',
      'nothing is heard under this name',
      'records of a known kind have a known shape',
      'a field without a label',
    ])
  })

  it('is told in five lines at most, where it stands', { timeout: 60_000 }, async () => {
    const bare = source.replaceAll(/^ *\/\/ @ts-expect-error .+$/gm, '').replace('../../plugins/kit/index.ts', 'parley/kit')
    const bench = await createWorkbench(new URL('../..', import.meta.url).pathname, [
      { name: 'declarations.ts', source: bare, line: 1 },
    ])
    const { output } = await bench.check()
    await bench.remove()
    const told = output.split(/^(?=declarations\.ts\()/m).map(error => error.trim().split('\n').length)
    expect(told.length).toBe([...source.matchAll(/@ts-expect-error/g)].length)
    expect(Math.max(...told)).toBeLessThanOrEqual(5)
  })
})

describe('a declaration that is right', () => {
  const pick = defineAction({
    id: 'pick',
    icon: 'list',
    config: z.object({ choices: field.choices(), patience: field.duration().default(1_000) }),
    memory: z.object({ at: z.int().default(0) }),
    result: z.object({ status: z.int() }),
    ports: ['answered', portPer('choices', 'choice')],
    texts: { en: { name: 'Pick', fields: { choices: 'Answers', patience: 'Wait for' }, ports: { answered: 'Answered' } } },
    phrases: { hurry: { en: 'Still there?' } },
    start(step) {
      expectTypeOf(step.config).toEqualTypeOf<{ choices: { id: string; label: Record<string, string> }[]; patience: number }>()
      expectTypeOf(step.memory).toEqualTypeOf<{ at: number }>()
      expectTypeOf(step.phrase).parameter(0).toEqualTypeOf<'hurry'>()
      expectTypeOf(step.phrase('hurry')).toEqualTypeOf<Localised>()
    },
    on: {
      message({ message, config }) {
        expectTypeOf(message.text).toBeString()
        const picked = config.choices.find(choice => choice.id === message.choice)
        return picked ? `choice:${picked.id}` : 'answered'
      },
      performed({ result }) {
        expectTypeOf(result).toEqualTypeOf<{ status: number }>()
      },
      joined(step) {
        expectTypeOf(step).not.toHaveProperty('say')
      },
    },
  })

  it('gives its handlers the types of its own schemas', () => {
    const scene = play(pick, { choices: [{ id: 'a', label: { en: 'A' } }] })
    scene.hear({ choice: 'a' })
    expect(scene.port).toBe('choice:a')
  })

  it('is played with the config as authors write it: what has a default may be left out', () => {
    type Config = Parameters<typeof play<typeof pick>>[1]
    expectTypeOf<Config>().toEqualTypeOf<{
      choices: { id: string; label: Record<string, string> }[]
      patience?: number | undefined
    }>()
  })

  it('gives a trigger the types of its config', () => {
    const words = defineTrigger({
      id: 'words',
      icon: 'hash',
      config: z.object({ words: z.array(z.string()).default([]) }),
      listens: 'message',
      interrupts: true,
      texts: { en: { name: 'Words', fields: { words: 'Words' }, ports: { next: 'Next' } } },
      matches({ words }) {
        expectTypeOf(words).toEqualTypeOf<string[]>()
        return { type: 'text', of: 'reply', is: 'has-words', value: words }
      },
    })
    expect(words.type).toBe('trigger')
  })
})
