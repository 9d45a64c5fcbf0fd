import type { PanelActions, PanelProps } from '../../../plugins/website/widget/view/contract.ts'
import { drawPanel } from '../../../plugins/website/widget/view/draw-panel.tsx'
import { loadExtras } from '../../../plugins/website/widget/view/later.tsx'
import { panelSheets } from '../../../plugins/website/widget/view/panel-sheets.ts'
import { type Sample, sample } from '../../../stories/widget/sample.ts'

/** What a test can do with the panel on its page. */
export interface PanelPage {
  /** What the panel has asked for, in order: the action, and what it was given. */
  readonly acts: (readonly [string, ...unknown[]])[]
  show(about: Sample): void
  focus(): void
}

declare global {
  interface Window {
    panel: PanelPage
  }
}

const acts: PanelPage['acts'] = []
const note =
  (name: keyof PanelActions) =>
  (...given: readonly unknown[]): void => {
    acts.push([name, ...given])
  }
const actions: PanelActions = {
  send: note('send'),
  pick: note('pick'),
  askForPerson: note('askForPerson'),
  retry: note('retry'),
  discard: note('discard'),
  startNew: note('startNew'),
  showList: note('showList'),
  hideList: note('hideList'),
  follow: note('follow'),
  showPrivacy: note('showPrivacy'),
  withdraw: note('withdraw'),
  decideCookies: note('decideCookies'),
  upload: async (file, progress) => {
    acts.push(['upload', file.name])
    progress(0.5)
    await Promise.resolve()
    return 'file-1'
  },
  download: async fileId => {
    acts.push(['download', fileId])
    await Promise.resolve()
    return URL.createObjectURL(new Blob(['hello'], { type: 'text/plain' }))
  },
  typing: note('typing'),
  watching: note('watching'),
  minimise: note('minimise'),
}
const propsOf = (about: Sample): PanelProps => sample({ ...about, actions })

const host = document.createElement('div')
document.querySelector('main')?.append(host)
const root = host.attachShadow({ mode: 'open' })
root.adoptedStyleSheets = [...panelSheets()]
const drawn = drawPanel(propsOf({}))
root.append(drawn.element)

// What is tested is the panel with everything there.
await loadExtras()
window.panel = { acts, show: about => drawn.update(propsOf(about)), focus: () => drawn.focus() }
