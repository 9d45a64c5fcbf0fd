import { type ActorRefFrom, createActor, fromCallback, fromPromise } from 'xstate'
import type { PreviewView } from '../../../runtime/api/contract.ts'
import { ApiError } from '../../api/api-error.ts'
import type { Client } from '../../api/client.ts'
import type { Routes } from '../../api/routes.ts'
import { browserClock } from '../../clock.ts'
import type { Editor } from '../state/create-editor.ts'
import { flowOf } from '../state/document.ts'
import { litNodes } from './lit-nodes.ts'
import { type Move, nextMove } from './next-move.ts'
import { type Made, type Pretended, type PreviewEvent, previewMachine } from './preview-machine.ts'
import { sameFlow } from './same-flow.ts'

/** The preview of one editor: it goes on while other things stand beside the canvas. */
export interface Preview {
  readonly actor: ActorRefFrom<typeof previewMachine>
  /** It is looked at, or no more: only then its way is lit. */
  shown(isShown: boolean): void
  /** Begins again as it began, or where the wish says. */
  start(): void
  /** Ends it, on the server too. */
  close(): void
  /** Changes what is pretended: at once where that is possible, else it begins again. */
  pretend(change: Partial<Pretended>): Promise<void>
  setVars(vars: Readonly<Record<string, string | number | boolean>>): Promise<void>
  /** As much time as until the next timer, unless it says how much. */
  skip(ms?: number): Promise<void>
  /** As an agent. */
  act(body: Routes['POST /api/previews/:id/agent']['body']): Promise<void>
  /** As another program that reports something. */
  tell(body: Routes['POST /api/previews/:id/events']['body']): Promise<void>
  /** Says how something outside ends. */
  end(call: string, outcome: Routes['POST /api/previews/:id/calls/:call']['body']): Promise<void>
}

const restMs = 2_000
const shortRestMs = 250
const rest = (ms: number): Promise<void> => new Promise(resolve => browserClock.after(ms, resolve))

/** Makes the preview of an editor, not begun yet. */
export function createPreview(editor: Editor, client: Client): Preview {
  const machine = previewMachine.provide({
    actors: {
      begin: fromPromise(async ({ input: { wish, pretended } }) => {
        const document = editor.document()
        const { language, url, ...around } = pretended
        const tz = Intl.DateTimeFormat().resolvedOptions().timeZone
        const start = wish?.start ?? wish?.path?.[0]
        const made = await client.act('POST /api/previews', {
          body: {
            flow: { ...flowOf(document) },
            ...around,
            language: language ?? editor.session.get().language,
            tz,
            ...(url === undefined ? {} : { page: { url } }),
            ...(start === undefined ? {} : { start }),
          },
        })
        return { made, document }
      }),
      follow: fromCallback<PreviewEvent, Made | undefined>(({ sendBack, input }) => {
        const ended = new AbortController()
        if (input) void follow(input.id, ended.signal, sendBack)
        return () => ended.abort()
      }),
    },
  })
  const actor = createActor(machine).start()
  const see = (view: PreviewView): void => actor.send({ type: 'seen', view, at: browserClock.now() })

  const follow = async (id: string, signal: AbortSignal, tell: (event: PreviewEvent) => void): Promise<void> => {
    let after: number | undefined
    while (!signal.aborted) {
      try {
        const view = await client.until(signal).call('GET /api/previews/:id', { params: { id }, query: { after } })
        // Whoever holds no question back would be asked without end.
        if (view.revision === after) await rest(shortRestMs)
        after = view.revision
        tell({ type: 'seen', view, at: browserClock.now() })
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof ApiError && error.code === 'preview_unknown') return tell({ type: 'gone' })
        await rest(restMs)
      }
    }
  }

  /** Does something to the one that runs; nothing when none does. */
  const doing = async (act: (id: string) => Promise<PreviewView>): Promise<void> => {
    const id = actor.getSnapshot().context.made?.id
    if (id === undefined) return
    try {
      see(await act(id))
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'preview_unknown')) throw error
      actor.send({ type: 'gone' })
    }
  }
  let isShown = false
  const light = (): void => {
    const { view } = actor.getSnapshot().context
    if (isShown && view) editor.see({ lit: { nodes: litNodes(view, editor.document()), from: 'preview' } })
    else if (editor.session.get().lit?.from === 'preview') editor.see({ lit: undefined })
  }
  const preview: Preview = {
    actor,
    shown(is) {
      isShown = is
      light()
    },
    start: () => actor.send({ type: 'started', wish: editor.session.get().preview }),
    close() {
      const { made } = actor.getSnapshot().context
      actor.send({ type: 'closed' })
      editor.see({ preview: undefined })
      if (editor.session.get().lit?.from === 'preview') editor.see({ lit: undefined })
      // It would end by itself, only later.
      if (made) void client.act('DELETE /api/previews/:id', { params: { id: made.id } }).catch(() => undefined)
    },
    async pretend(change) {
      actor.send({ type: 'pretended', change })
      if ('language' in change || 'url' in change) return preview.start()
      await doing(id => client.act('POST /api/previews/:id/pretend', { params: { id }, body: change }))
    },
    setVars: vars => doing(id => client.act('POST /api/previews/:id/pretend', { params: { id }, body: { vars } })),
    skip: ms => doing(id => client.act('POST /api/previews/:id/skip', { params: { id }, body: ms === undefined ? {} : { ms } })),
    act: body => doing(id => client.act('POST /api/previews/:id/agent', { params: { id }, body })),
    tell: body => doing(id => client.act('POST /api/previews/:id/events', { params: { id }, body })),
    end: (call, body) => doing(id => client.act('POST /api/previews/:id/calls/:call', { params: { id, call }, body })),
  }
  const move = (next: Move): Promise<void> => {
    switch (next.do) {
      case 'choose':
        return doing(id => client.act('POST /api/previews/:id/say', { params: { id }, body: { choice: next.choice } }))
      case 'wait':
        return preview.skip()
      case 'end':
        return preview.end(next.call, { outcome: next.outcome })
      case 'join':
        return preview.act({ act: 'join' })
      case 'resolve':
        return preview.act({ act: 'give-back', continue: true })
    }
  }

  let wished = editor.session.get().preview
  let moved: PreviewView | undefined
  let lit: PreviewView | undefined
  actor.subscribe(({ context: { view, document, wish } }) => {
    if (!view || !document) return
    if (lit !== view) {
      lit = view
      light()
    }
    // One move for each state: what it leads to is another.
    if (!wish?.path || (moved?.id === view.id && moved.revision === view.revision)) return
    moved = view
    const next = nextMove(wish.path, view, document)
    if (next) void move(next).catch(() => undefined)
  })
  editor.history.listen(
    ({ document }) => document,
    document => actor.send({ type: 'drawn', isSame: sameFlow(actor.getSnapshot().context.document, document) }),
  )
  editor.session.listen(
    ({ preview: wish }) => wish,
    wish => {
      if (wish === undefined || wish === wished) return
      wished = wish
      preview.start()
    },
  )
  return preview
}

const known = new WeakMap<Editor, Preview>()

/** The one preview of an editor. */
export function previewOf(editor: Editor, client: Client): Preview {
  const preview = known.get(editor) ?? createPreview(editor, client)
  known.set(editor, preview)
  return preview
}
