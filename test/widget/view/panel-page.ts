import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { Sample } from '../../../stories/widget/sample.ts'
import { openBrowser, type TestBrowser } from '../../rig/browser.ts'

/** The real panel on pages of a real browser, between a link before it and a link behind it. */
export interface PanelPages extends Pick<TestBrowser, 'close'> {
  /** A page whose panel is in this state. */
  open(about?: Sample, options?: Parameters<TestBrowser['page']>[0]): Promise<Page>
}

/** Builds the panel as it is delivered, and starts a browser. */
export async function openPanelPages(): Promise<PanelPages> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: new URL('./panel-page-entry.ts', import.meta.url).pathname,
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const [bundle] = [built].flat()
  const script = bundle && 'output' in bundle ? bundle.output[0].code : ''
  const tests = await openBrowser()
  return {
    close: tests.close,
    async open(about = {}, options) {
      const page = await tests.page({ reducedMotion: 'reduce', ...options })
      await page.setContent('<!doctype html><a href="#a">before</a><main></main><a href="#b">behind</a>')
      await page.addScriptTag({ content: script, type: 'module' })
      await page.waitForFunction(() => 'panel' in window)
      await page.evaluate(given => window.panel.show(given), about)
      return page
    },
  }
}

/** The class or id of what has the focus inside the panel, or the tag outside of it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inside = document.querySelector('main > div')?.shadowRoot?.activeElement
    if (inside) return inside.id || inside.className || inside.tagName.toLowerCase()
    const { activeElement } = document
    return activeElement instanceof HTMLAnchorElement ? (activeElement.textContent ?? '') : 'page'
  })
}

/** What the panel has asked for since the last time, without typing and watching. */
export async function acts(page: Page): Promise<readonly unknown[]> {
  const all = await page.evaluate(() => window.panel.acts.splice(0))
  return all.filter(([name]) => name !== 'typing' && name !== 'watching')
}
