import { useRoute, useSearch } from 'wouter'
import { useMay } from '../../session/session.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ChannelList } from './channel-list.tsx'
import { ChannelPage } from './channel-page.tsx'
import { ConnectPage } from './connect-page.tsx'
import { useKinds } from './use-kinds.ts'
import { useLiveChannels } from './use-live-channels.ts'

/** `/settings/channels` is all of them, with `?connect` the way to another; below it stands one by its id. */
export function ChannelsPage() {
  const [, params] = useRoute('/settings/channels/:id')
  const search = new URLSearchParams(useSearch())
  const mayWrite = useMay('channels:write')
  const channels = useLiveChannels()
  const kinds = useKinds()
  const query = { ...channels, data: channels.data && kinds && { all: channels.data, kinds } }
  const connect = search.get('connect')
  return (
    <Loaded query={query}>
      {({ all, kinds }) => {
        if (params?.id !== undefined) return <ChannelPage key={params.id} id={params.id} channels={all} kinds={kinds} />
        if (connect !== null && mayWrite)
          return <ConnectPage key={connect} kind={kinds.get(connect)} kinds={kinds} channels={all} />
        return <ChannelList channels={all} kinds={kinds} />
      }}
    </Loaded>
  )
}
