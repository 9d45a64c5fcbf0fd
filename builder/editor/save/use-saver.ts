import { useEffect, useState } from 'react'
import { useClient } from '../../api/api-context.tsx'
import { useLive } from '../../live/live-context.tsx'
import type { Editor } from '../state/create-editor.ts'
import { createSaver, type Saver } from './create-saver.ts'

/** Saves what this editor draws as long as it is on the screen, and once more when it or the page goes. */
export function useSaver(editor: Editor, revision: number): Saver {
  const client = useClient()
  const live = useLive()
  const [saver] = useState(() => createSaver({ editor, revision, client, live, storage: storage() }))
  useEffect(() => {
    const stop = saver.start()
    const ending = new AbortController()
    const { signal } = ending
    window.addEventListener(
      'beforeunload',
      event => {
        if (!saver.part()) event.preventDefault()
      },
      { signal },
    )
    // On phones a page goes without a word: being hidden is the last that it hears.
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && saver.part()), { signal })
    return () => {
      ending.abort()
      stop()
    }
  }, [saver])
  return saver
}

/** None where the browser keeps nothing of this site. */
function storage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
