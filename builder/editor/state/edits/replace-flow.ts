import type { Flow } from '../../../../runtime/flow/model.ts'
import { changesBetween } from '../changes-between.ts'
import { documentOf } from '../document.ts'
import type { Edit } from './edit.ts'

/** Makes the flow what another is, as one step: restoring a version, importing a file. Its id stays. */
export const replaceFlow: Edit<{ readonly flow: Flow }> = (document, { flow }) =>
  changesBetween(document, documentOf({ ...flow, id: document.settings.id }))
