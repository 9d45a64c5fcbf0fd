import type { Cancel } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { sameSecret } from '../people/same-secret.ts'
import { createPreview, type Surroundings } from './create-preview.ts'
import type { Preview, PreviewAbout } from './preview.ts'

/** All flows that are tried out at the moment. */
export interface Previews {
  /** One per person and flow: an earlier one of theirs ends. Errors: `previews_full`, those of `createPreview`. */
  begin(about: PreviewAbout): Promise<Preview>
  /** Only for whoever has begun it. Error: `preview_unknown`. */
  get(id: string, by: string): Preview
  /** By the secret in the address of its page. Error: `preview_unknown`. */
  byToken(token: string): Preview
  end(preview: Preview): Promise<void>
  readonly count: number
  close(): Promise<void>
}

interface Kept {
  readonly preview: Preview
  usedAt: number
}

export function createPreviews(around: Surroundings): Previews {
  const { clock, onError } = around
  const kept = new Map<string, Kept>()
  let beginning = 0
  let isClosed = false
  let cancel: Cancel = () => {}
  const end = async (preview: Preview): Promise<void> => {
    kept.delete(preview.id)
    await preview.close()
  }
  const used = (found: Kept | undefined, id: string): Preview => {
    if (!found) throw new ParleyError('preview_unknown', { id })
    found.usedAt = clock.now()
    return found.preview
  }
  const tidy = (): void => {
    const now = clock.now()
    for (const { preview, usedAt } of kept.values()) if (now - usedAt >= idleMs) void end(preview).catch(onError)
    if (!isClosed) cancel = clock.after(lookEachMs, tidy)
  }
  cancel = clock.after(lookEachMs, tidy)

  /** Ends what stands in the way: an earlier one of the same, the oldest of somebody with many, and whichever nobody has looked at for a while. */
  const makeRoom = async ({ by, flow }: PreviewAbout): Promise<void> => {
    const own = [...kept.values()].filter(({ preview }) => preview.by === by).sort((a, b) => a.usedAt - b.usedAt)
    const same = own.filter(({ preview }) => preview.flow === flow.id)
    const others = own.filter(({ preview }) => preview.flow !== flow.id)
    const tooMany = others.slice(0, Math.max(0, others.length - mostEach + 1))
    await Promise.all([...same, ...tooMany].map(({ preview }) => end(preview)))
    if (kept.size + beginning < most) return
    const [oldest] = [...kept.values()].sort((a, b) => a.usedAt - b.usedAt)
    if (!oldest || clock.now() - oldest.usedAt < restMs) throw new ParleyError('previews_full', { most })
    await end(oldest.preview)
  }
  return {
    async begin(about) {
      await makeRoom(about)
      beginning += 1
      try {
        const preview = await createPreview(about, around)
        if (isClosed) await preview.close()
        else kept.set(preview.id, { preview, usedAt: clock.now() })
        return preview
      } finally {
        beginning -= 1
      }
    },
    get(id, by) {
      const found = kept.get(id)
      // Somebody else's is as good as none.
      return used(found?.preview.by === by ? found : undefined, id)
    },
    byToken(token) {
      return used(
        [...kept.values()].find(({ preview }) => sameSecret(token, preview.token)),
        '',
      )
    },
    end,
    get count() {
      return kept.size
    },
    async close() {
      isClosed = true
      cancel()
      await Promise.all([...kept.values()].map(({ preview }) => end(preview)))
    },
  }
}

const most = 20
const mostEach = 4
const idleMs = 30 * 60_000
const lookEachMs = 60_000
/** Nobody has looked at it for so long: it may go when others want the room. */
const restMs = 2 * 60_000
