import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../rig/browser.ts'
import { type Bench, type BenchOptions, type Figure, quantile } from './figure.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The canvas in a real browser, beside a bare React Flow with the same nodes: how long the page is busy for each step of a pointer. */
export const canvasBench: Bench = {
  name: 'canvas',
  async measure(options) {
    const folder = temporaryFolder()
    await buildPage(folder)
    const server = await serve(folder)
    const { port } = server.address() as AddressInfo
    const browser = await openBrowser()
    const figures: Figure[] = []
    for (const { size, ...targets } of sizes) {
      const open = async (query: string): Promise<Opened> => {
        const page = await browser.page({ viewport: { width: 1_440, height: 900 } })
        await page.goto(`http://127.0.0.1:${port}/index.html?size=${size}${query}`)
        await page.waitForFunction(() => 'draw' in globalThis)
        const session = await page.context().newCDPSession(page)
        await session.send('Performance.enable')
        const before = await threadMs(session)
        const waitedMs = await page.evaluate(() => (globalThis as unknown as { draw(): Promise<number> }).draw())
        const openMs = (await threadMs(session)) - before
        await page.waitForTimeout(1_000)
        return { page, session, openMs, waitedMs }
      }
      // Each canvas has been opened before: what is measured is the canvas, not the reading of its program.
      for (const warm of ['', '&bare']) await (await open(warm)).page.context().close()
      figures.push(...(await measured(await open(''), `${size.toLocaleString('en')} nodes`, options, targets)))
      figures.push(...(await measured(await open('&bare'), `${size.toLocaleString('en')} nodes, bare React Flow`, options)))
    }
    await browser.close()
    server.close()
    return figures
  },
}

/** A page with its canvas: what its main thread worked until the cards were painted, and how long that took on this machine. */
interface Opened {
  readonly page: Page
  readonly session: CDPSession
  readonly openMs: number
  readonly waitedMs: number
}

interface Targets {
  readonly stepMs: number
  readonly openMs: number
}

const sizes = [
  { size: 1_000, stepMs: 16, openMs: 500 },
  { size: 5_000, stepMs: 20, openMs: 1_000 },
]

async function measured(opened: Opened, what: string, { quick }: BenchOptions, targets?: Targets): Promise<readonly Figure[]> {
  const { page, session, openMs, waitedMs } = opened
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const steps = quick ? 20 : 80
  const dragged = await busyMs(page, session, steps, { x: 420, y: 140 }, index => ({ x: 420 + index * 3, y: 140 + index * 2 }))
  const panned = await busyMs(page, session, steps, { x: 20, y: 20 }, index => ({ x: 20 + index * 6, y: 20 + index * 4 }))
  const aim = (most: number | undefined): { target?: { most: number } } => (most === undefined ? {} : { target: { most } })
  const figures: Figure[] = [
    { what: `${what}: work until it is painted`, value: openMs, unit: 'ms', ...aim(targets?.openMs) },
    { what: `${what}: until it is painted, with waiting for a core`, value: waitedMs, unit: 'ms' },
    {
      what: `${what}: a step of a drag, p95`,
      value: quantile(dragged, 0.95),
      unit: 'ms',
      rounds: dragged,
      ...aim(targets?.stepMs),
    },
    { what: `${what}: a step of a pan, p95`, value: quantile(panned, 0.95), unit: 'ms', rounds: panned, ...aim(targets?.stepMs) },
    ...(targets
      ? [
          {
            what: `${what}: work from an edit to its paint, p95`,
            value: quantile(await editMs(page, session, quick ? 10 : 30), 0.95),
            unit: 'ms',
            target: { most: 100 },
          },
        ]
      : []),
    { what: `${what}: heap`, value: usedSize / 2 ** 20, unit: 'MB', ...aim(targets && 60) },
  ]
  await page.context().close()
  return figures
}

interface Point {
  readonly x: number
  readonly y: number
}

/** For each step of a pointer that is held down, what the main thread worked until all of it was painted: waiting for a core is no work. */
async function busyMs(
  page: Page,
  session: CDPSession,
  steps: number,
  from: Point,
  at: (index: number) => Point,
): Promise<readonly number[]> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const taken: number[] = []
  for (let index = 0; index < steps; index += 1) {
    const before = await threadMs(session)
    const { x, y } = at(index + 2)
    await page.mouse.move(x, y)
    await painted(page)
    taken.push((await threadMs(session)) - before)
  }
  await page.mouse.up()
  await painted(page)
  // What comes with the beginning of a gesture is no step of it.
  return taken.slice(2)
}

async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1_000
}

const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))

/** What the main thread works for each edit until it is painted. */
async function editMs(page: Page, session: CDPSession, rounds: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = await threadMs(session)
    await page.evaluate(round => {
      const { editor } = globalThis as unknown as { editor: { edit(name: string, args: object): void } }
      editor.edit('patchNode', { node: 'n1', patch: { name: `Renamed ${round}` } })
    }, round)
    await painted(page)
    taken.push((await threadMs(session)) - before)
  }
  return taken
}

async function buildPage(folder: string): Promise<void> {
  const { build } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'canvas-page'),
    base: './',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: false, target: 'chrome123', reportCompressedSize: false },
  })
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const body = readFileSync(join(folder, path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return server
}
