import { ParleyError } from '../../errors/parley-error.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { removedAnswer, secretAnswer, secretBody, secretParams } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

/** Whose secrets these routes are about, and what their descriptions say. */
export interface OwnedSecrets {
  readonly tag: string
  readonly set: { readonly summary: string; readonly description: string }
  readonly remove: { readonly summary: string; readonly description?: string }
  /** `plugin:<id>`, `channel:<id>`. Errors: whatever says that there is none. */
  ownerOf(params: { readonly id: string }): string
}

const config = { limit: 'team' } as const

/** Sets secrets of one kind of owner, and takes them away, under `<path>/:name`. They are read nowhere. */
export function ownedSecretRoutes(
  app: Api,
  path: '/api/plugins/:id/secrets/:name' | '/api/channels/:id/secrets/:name',
  { tag, set, remove, ownerOf }: OwnedSecrets,
  { secrets, store, clock }: Pick<ApiParts, 'secrets' | 'store' | 'clock'>,
): void {
  const audited = createAudited(store, clock)
  const about = { tags: [tag], params: secretParams }

  app.put(path, { config, schema: { ...set, ...about, body: secretBody, response: { 200: secretAnswer } } }, async request => {
    const { params, body } = request
    const owner = ownerOf(params)
    const { name } = params
    const { actor } = agentOf(request, undefined)
    await secrets.put(owner, name, body.value, actor)
    await audited(request, 'secret.set', owner, { name })
    return { name, isSet: true as const, at: clock.now(), by: actor }
  })

  app.delete(path, { config, schema: { ...remove, ...about, response: { 200: removedAnswer } } }, async request => {
    const owner = ownerOf(request.params)
    const { name } = request.params
    if (!(await secrets.remove(owner, name))) throw new ParleyError('secret_missing', { owner, name })
    await audited(request, 'secret.removed', owner, { name })
    return { removed: true as const }
  })
}
