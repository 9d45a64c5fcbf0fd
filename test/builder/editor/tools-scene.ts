import type { Command } from '../../../builder/commands/command.ts'
import { createCellOf } from '../../../builder/commands/open-cell.ts'
import type { CommandFacts } from '../../../builder/editor/commands/command-world.ts'
import { editorCommands } from '../../../builder/editor/commands/editor-commands.ts'
import { createCards } from '../../../builder/editor/picture/create-cards.ts'
import type { Ground } from '../../../builder/editor/place/boxes.ts'
import { cardsOf } from '../../../builder/editor/place/use-ground.ts'
import type { Editor } from '../../../builder/editor/state/create-editor.ts'
import { createTexts } from '../../../builder/locale/languages.ts'
import { plainWords } from './card-scene.ts'
import { descriptors } from './editor-scene.ts'

/** What cards look like, and the middle of what is seen. */
export function groundOf(editor: Editor, centre = { x: 400, y: 300 }): Ground {
  return { cardOf: cardsOf(editor, createCards(descriptors, 'en', plainWords)), centre: () => centre }
}

const { t } = await createTexts('en')

/** The commands of an editor as they are now, by name; `looked` is what of the canvas was to be shown. */
export function commandsOf(editor: Editor, facts: Partial<CommandFacts> = {}) {
  const looked: string[] = []
  const said: string[] = []
  const nothing = (): void => undefined
  const { selection, isReadOnly } = editor.session.get()
  const { nodes, notes, frames } = editor.document()
  const commands = editorCommands({
    editor,
    ground: groundOf(editor),
    view: {
      fit: () => looked.push('all'),
      show: ids => looked.push(...ids),
      zoomIn: nothing,
      zoomOut: nothing,
      zoomTo: nothing,
      centre: () => ({ x: 0, y: 0 }),
      toFlow: point => point,
    },
    facts: {
      canEdit: !isReadOnly,
      canUndo: editor.history.get().past.length > 0,
      canRedo: editor.history.get().future.length > 0,
      items: selection.items.size,
      nodes: [...selection.items].filter(id => nodes.has(id)).length,
      edges: selection.edges.size,
      isEmpty: nodes.size + notes.size + frames.size === 0,
      hasProblems: editor.session.get().problems.length > 0,
      ...facts,
    },
    t,
    say: words => said.push(words),
    copy: nothing,
    cut: nothing,
    paste: nothing,
    duplicate: nothing,
    tidy: nothing,
    nudging: () => 'nudge',
    cameFrom: createCellOf<string | undefined>(undefined),
    publish: undefined,
  })
  const one = (name: string): Command => {
    const found = commands.find(({ id }) => id === `editor.${name}`)
    if (!found) throw new Error(`no command is called ${name}`)
    return found
  }
  return { all: commands, one, looked, said, run: (name: string) => one(name).run() }
}
