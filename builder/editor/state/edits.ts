import { addItems } from './edits/add-items.ts'
import { connect } from './edits/connect.ts'
import { insertOnEdge } from './edits/insert-on-edge.ts'
import { moveItems } from './edits/move-items.ts'
import { patchFrame, patchNode, patchNote } from './edits/patch.ts'
import { patchSettings } from './edits/patch-settings.ts'
import { removeItems } from './edits/remove-items.ts'
import { replaceFlow } from './edits/replace-flow.ts'
import { setConfig } from './edits/set-config.ts'
import { setTexts } from './edits/set-texts.ts'
import { takeTheirs } from './edits/take-theirs.ts'

/** All that can be done to a flow, by name: each says which records it makes of which. */
export const edits = {
  addItems,
  insertOnEdge,
  moveItems,
  removeItems,
  connect,
  setConfig,
  setTexts,
  patchNode,
  patchNote,
  patchFrame,
  patchSettings,
  replaceFlow,
  takeTheirs,
}

export type EditName = keyof typeof edits
export type EditArgs<N extends EditName> = Parameters<(typeof edits)[N]>[1]
