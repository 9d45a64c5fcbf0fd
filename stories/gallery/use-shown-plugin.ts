import { useEffect, useState } from 'react'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import { declaredIn, described, plugins } from '../builder/editor/declared.ts'
import { ownPlugins } from './own-plugins.ts'

/** Which plugin a story shows: a built-in one by its id, or one of the data folder by its folder. */
export interface Shown {
  readonly id?: string
  readonly own?: string
}

type Found = { readonly descriptor: Descriptor | ChannelDescriptor } | { readonly problem: string }

/** What a plugin declares, or why that cannot be read; undefined while it is on its way. */
export function useShownPlugin({ id, own }: Shown): Found | undefined {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    let isOver = false
    void foundIn({ id, own }).then(each => {
      if (!isOver) setFound(each)
    })
    return () => {
      isOver = true
    }
  }, [id, own])
  return found
}

async function foundIn({ id, own }: { readonly id: string | undefined; readonly own: string | undefined }): Promise<Found> {
  const builtIn = plugins.find(plugin => plugin.id === id)
  if (builtIn) return { descriptor: builtIn }
  const folder = own ?? id ?? ''
  try {
    const [declared] = declaredIn((await ownPlugins[folder]?.()) ?? {})
    if (!declared)
      return { problem: `index.ts of “${folder}” exports nothing made with defineAction, defineTrigger or defineChannel.` }
    return { descriptor: described(declared) }
  } catch (error) {
    return { problem: String(error) }
  }
}
