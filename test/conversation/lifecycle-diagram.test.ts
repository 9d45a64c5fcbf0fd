import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lifecycle } from '../../runtime/conversation/lifecycle.ts'

test('the diagram in the README draws every state of the lifecycle, and no other', async () => {
  const readme = await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
  const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(readme) ?? []
  const drawn = new Set(
    [...diagram.matchAll(/^\s*(\w+) --> (\w+)|state (\w+)/gm)].flatMap(match =>
      match.slice(1).filter(name => name !== undefined),
    ),
  )
  const states = Object.entries(lifecycle.states).flatMap(([name, { states: inner }]) => [
    name,
    ...(name === 'snoozed' ? [] : Object.keys(inner)),
  ])
  expect([...drawn].sort()).toEqual(states.sort())
})
