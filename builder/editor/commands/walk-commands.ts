import { IconArrowBigDown, IconArrowBigLeft, IconArrowBigRight, IconArrowBigUp, IconCornerDownLeft } from '@tabler/icons-react'
import { focusNode, focusPanel } from '../keyboard/focus-node.ts'
import { neighbour, type Step } from '../keyboard/neighbours.ts'
import { readingOrder, startOf } from '../keyboard/reading-order.ts'
import { boxesOf } from '../place/boxes.ts'
import { reveal } from '../place/reveal.ts'
import type { CommandName, CommandWorld, EditorCommand } from './command-world.ts'

const arrows = ['ArrowLeft', 'ArrowDown', 'ArrowUp']

/** Going through the flow without a mouse. */
export function walkCommands(world: CommandWorld): readonly EditorCommand[] {
  const { editor, view, ground, facts } = world
  const { isEmpty, items } = facts

  const here = (): string | undefined => [...editor.session.get().selection.items].at(-1)
  const goTo = (id: string | undefined): void => {
    if (id === undefined) return
    editor.select({ items: new Set([id]) })
    reveal(view, boxesOf(editor.document(), [id], ground))
    focusNode(id)
  }
  const first = (): string | undefined => startOf(editor.document(), editor.session.get().descriptors)
  const walk = (name: CommandName, icon: EditorCommand['icon'], key: string, step: Step): EditorCommand => ({
    name,
    ...(icon ? { icon } : {}),
    keys: `alt+${key}`,
    keysIn: 'canvas',
    isHeld: true,
    when: !isEmpty,
    run() {
      const id = here()
      if (id === undefined) return goTo(first())
      const next = neighbour(editor.document(), id, step, ground, world.cameFrom.get())
      if (next === undefined) return
      if (step === 'on') world.cameFrom.set(id)
      if (step === 'back') world.cameFrom.set(undefined)
      goTo(next)
    },
  })
  const turn = (by: 1 | -1) => (): void => {
    const order = readingOrder(editor.document(), editor.session.get().descriptors, ground)
    const at = order.indexOf(here() ?? '')
    goTo(at < 0 ? first() : order[(at + by + order.length) % order.length])
  }

  return [
    { name: 'open', icon: IconCornerDownLeft, keys: 'Enter', keysIn: 'canvas', when: items === 1, run: focusPanel },
    { name: 'next', keys: 'j', keysIn: 'canvas', isHeld: true, when: !isEmpty, run: turn(1) },
    { name: 'previous', keys: 'k', keysIn: 'canvas', isHeld: true, when: !isEmpty, run: turn(-1) },
    // With something selected they move it.
    {
      name: 'enter',
      keys: 'ArrowRight',
      moreKeys: arrows,
      keysIn: 'canvas',
      when: !isEmpty && items === 0,
      run: () => goTo(first()),
    },
    walk('walkOn', IconArrowBigRight, 'ArrowRight', 'on'),
    walk('walkBack', IconArrowBigLeft, 'ArrowLeft', 'back'),
    walk('previousWay', IconArrowBigUp, 'ArrowUp', 'previousWay'),
    walk('nextWay', IconArrowBigDown, 'ArrowDown', 'nextWay'),
  ]
}
