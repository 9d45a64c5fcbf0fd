import { useChannelNames } from '../../locale/use-channel-names.ts'

/** What the team calls a channel. */
export function useChannelName(id: string): string {
  return useChannelNames()(id)
}
