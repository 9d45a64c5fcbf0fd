import type { Page } from 'playwright-core'
import type { JourneyScene } from './journey-scene.ts'

/** What is stored of a flow. */
interface StoredFlow {
  readonly nodes: readonly { readonly id: string; readonly action: string }[]
  readonly edges: readonly { readonly source: string; readonly port: string; readonly target: string }[]
}

/** The way to the page where somebody new joins, invited to draw flows. */
export async function invited(scene: JourneyScene, name: string): Promise<Page> {
  const { url } = await scene.team('POST /api/invites', { email: `${name.toLowerCase()}@example.com`, role: 'marketer' })
  const context = await scene.tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Join the team' }).waitFor()
  return page
}

/** The draft of a flow, as it is stored. */
export async function storedFlow(scene: JourneyScene, id: string): Promise<StoredFlow> {
  const { flow } = await scene.team(`GET /api/flows/${id}`)
  return flow
}

/** What leads to what, by what the nodes do: `ask answered branch`. */
export async function storedWays(scene: JourneyScene, id: string): Promise<readonly string[]> {
  const { nodes, edges } = await storedFlow(scene, id)
  const action = (node: string): string => nodes.find(each => each.id === node)?.action ?? '?'
  return edges.map(({ source, port, target }) => `${action(source)} ${port.split(':')[0]} ${action(target)}`).toSorted()
}
